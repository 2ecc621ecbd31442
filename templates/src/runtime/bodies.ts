import { type Answer, whole } from "./answer.js";
import { readJson, textIn } from "./decode.js";
import { isAbsent, isPlain, jsonType, own, pairs, serializePairs } from "./serialize.js";
import type { Draft, Encode, ParameterStyles, ReadContext } from "./types.js";

/** Sends a body as what its media type says it is. What is no plain value is left as it is. */
export const rawBody: Encode = (given, requestType) => {
  let body = given;
  if (jsonType.test(requestType)) body = JSON.stringify(given);
  else if (requestType.includes("urlencoded") && isPlain(given)) body = serializePairs(given);
  const type = typeOf(body, requestType);
  return typeof body === "string"
    ? { body, type }
    : kept(new Response(body as Draft["body"]), type);
};

/** In memory, so that it can be sent again: a stream is read, a form has one boundary in all attempts. */
async function kept(whole: Response, given: string | undefined) {
  const type = given ?? whole.headers.get("content-type") ?? undefined;
  // Without its type, which the headers have: Workers warn of a form that has both.
  return { body: (await whole.blob()).slice(), type };
}

interface Tagged {
  readonly [Symbol.toStringTag]?: string;
}

function typeOf(body: unknown, requestType: string): string | undefined {
  const own = body instanceof Blob ? body.type : "";
  // A form brings its own, with the boundary between its parts; also one of another realm, an iframe's.
  if (body instanceof FormData || (body as Tagged | undefined)?.[Symbol.toStringTag] === "FormData")
    return undefined;
  if (own.startsWith("multipart/")) return own;
  return requestType.includes("*") ? own || "application/octet-stream" : requestType;
}

/** A form, some of whose properties are not written as usual. */
export function formBody(styles: ParameterStyles): Encode {
  return (body, requestType) => {
    if (!isPlain(body)) return rawBody(body, requestType);
    const written = Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
      const write = own(styles, name) ?? pairs;
      return isAbsent(value) ? [] : write(name, value, encodeURIComponent);
    });
    return rawBody(written.join("&"), requestType);
  };
}

/** Reads a body as a text. */
export async function textBody(answer: Answer, { mayBeEmpty }: ReadContext): Promise<unknown> {
  const text = await textIn(answer);
  return mayBeEmpty && !text ? undefined : text;
}

/** Reads a body as bytes. */
export function blobBody(answer: Answer): Promise<Blob> {
  return whole(answer).blob();
}

/** Reads a body as what its answer says it is. */
export function anyBody(answer: Answer, context: ReadContext): Promise<unknown> {
  const mediaType = answer.response.headers.get("content-type") ?? "";
  if (jsonType.test(mediaType)) return readJson(answer, context);
  return /^text\/|xml/i.test(mediaType) ? textBody(answer, context) : blobBody(answer);
}
