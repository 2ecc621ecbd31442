import { type Answer, textOf } from "./answer.js";
import { DecodeError } from "./errors.js";
import type { Operation, ReadContext } from "./types.js";

/** The data of a successful response, or a promise of it. Throws a `DecodeError` where it is not what was promised. */
export function decode(
  answer: Answer,
  method: string,
  { responseType, read = readJson }: Operation,
  context: ReadContext,
): unknown {
  const { status } = answer.response;
  const isNone = responseType === "none" || method === "HEAD" || status === 204 || status === 205;
  return isNone ? undefined : read(answer, context);
}

export async function readJson(answer: Answer, { mayBeEmpty }: ReadContext): Promise<unknown> {
  const text = await textIn(answer);
  if (mayBeEmpty && !text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const said = `The body is ${text ? "not" : "empty, not"} JSON`;
    // The parser's own message quotes the body.
    throw new DecodeError(said, answer.response, text);
  }
}

/** The text of a body, which may have been read. */
export async function textIn({ response, body }: Answer): Promise<string> {
  return body ? textOf(body) : response.text();
}
