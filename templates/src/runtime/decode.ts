import { type Answer, textOf, whole } from "./answer.js";
import { DecodeError } from "./errors.js";
import { jsonType } from "./serialize.js";
import type { Operation, StreamContext } from "./types.js";

/** The data of a successful response, whose body may have been read. Throws a `DecodeError` where it is not what was promised. */
export async function decode(
  answer: Answer,
  method: string,
  { responseType: promised = "json", read, mayBeEmpty }: Operation,
  context: StreamContext,
): Promise<unknown> {
  const { response, body } = answer;
  const { status } = response;
  if (promised === "none" || method === "HEAD" || status === 204 || status === 205)
    return undefined;
  if (promised === "stream") return read ? read(response, context) : response.body;
  const type = promised === "any" ? typeOf(response) : promised;
  if (type === "blob") return whole(answer).blob();
  const text = body ? textOf(body) : await response.text();
  if (mayBeEmpty && !text) return undefined;
  if (type === "text") return text;
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body.
    throw new DecodeError(`The body is ${text ? "not" : "empty, not"} JSON`, response, text);
  }
}

function typeOf({ headers }: Response): "json" | "text" | "blob" {
  const mediaType = headers.get("content-type") ?? "";
  if (jsonType.test(mediaType)) return "json";
  return /^text\/|xml/i.test(mediaType) ? "text" : "blob";
}
