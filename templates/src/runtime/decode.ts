import { DecodeError } from "./errors.js";
import type { Operation } from "./types.js";

/** The data of a successful response. Throws a `DecodeError` where it is not what was promised. */
export async function decode(
  response: Response,
  method: string,
  type: Operation["responseType"] = "json",
): Promise<unknown> {
  if (type === "none" || method === "HEAD" || /20[45]/.test(`${response.status}`)) return undefined;
  if (type === "stream") return response.body;
  if (type === "blob") return response.blob();
  const text = await response.text();
  if (type === "text") return text;
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body.
    throw new DecodeError(`The body is ${text ? "not" : "empty, not"} JSON`, response, text);
  }
}
