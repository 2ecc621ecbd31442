import { AbortedError, ConnectionError, DecodeError } from "./errors.js";
import { bodyStream, told } from "./features/body-stream.js";
import type { Answer } from "./answer.js";
import type { ReadContext } from "./types.js";

/** One event of a stream of server-sent events. */
export interface ServerEvent<Data = string> {
  /** Its kind; `message` where the server names none. */
  readonly event: string;
  readonly data: Data;
  /** The last id that the server gave; empty where it gave none. */
  readonly id: string;
}

/** Reads server-sent events as they come. Data stays text. */
export async function* serverEvents(
  { response }: Answer,
  context: ReadContext,
): AsyncGenerator<ServerEvent, void, undefined> {
  let event = "";
  let id = "";
  let data: string[] = [];
  let size = 0;
  for await (const line of linesOf(response, /\r\n|\n|\r(?!$)/, context)) {
    const [, field, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "event") event = value;
    else if (field === "data") {
      data.push(value);
      size += value.length + 1;
      checkLength(size, response, context);
    } else if (field === "id" && !value.includes("\0")) id = value;
    if (line !== "") continue;
    if (data.length > 0) yield { event: event || "message", data: data.join("\n"), id };
    event = "";
    data = [];
    size = 0;
  }
}

/** Reads server-sent events whose data is JSON. The data `[DONE]` ends the stream. */
export async function* jsonEvents(
  answer: Answer,
  context: ReadContext,
): AsyncGenerator<ServerEvent<unknown>, void, undefined> {
  for await (const event of serverEvents(answer, context)) {
    if (event.data === "[DONE]") return;
    yield { ...event, data: parsed(event.data, answer.response, context) };
  }
}

/** Reads JSON lines as they come; empty lines are passed over. */
export async function* jsonLines(
  { response }: Answer,
  context: ReadContext,
): AsyncGenerator<unknown, void, undefined> {
  for await (const line of linesOf(response, /\n/, context)) {
    // A sequence of JSON texts (RFC 7464) has a mark before each.
    const text = line.startsWith("\u001e") ? line.slice(1) : line;
    if (text.trim() !== "") yield parsed(text, response, context);
  }
}

function parsed(text: string, response: Response, context: ReadContext): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw told(new DecodeError("An element of the stream is not JSON", response, text), context);
  }
}

/** A text has no more characters than bytes. */
function checkLength(length: number, response: Response, context: ReadContext): void {
  const { maxBytes } = context;
  if (maxBytes === 0 || length <= maxBytes) return;
  throw told(new DecodeError(`An element is longer than ${maxBytes} bytes`, response, ""), context);
}

const bodyOf = bodyStream({ AbortedError, ConnectionError, DecodeError });

/** The lines of a body. Who stops early lets go of the connection. */
async function* linesOf(
  response: Response,
  end: RegExp,
  context: ReadContext,
): AsyncGenerator<string, void, undefined> {
  const reader = bodyOf(response, context).getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + decoder.decode(value, { stream: !done })).split(end);
      for (const line of lines) checkLength(line.length, response, context);
      rest = lines.pop() ?? "";
      yield* lines;
      if (done) break;
    }
    // A carriage return at the very end may have been half of a line's end.
    if (rest !== "") yield rest.replace(/\r$/, "");
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
