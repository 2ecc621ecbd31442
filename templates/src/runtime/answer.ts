import { DecodeError } from "./errors.js";

/** A response, and its body where that has been read already. */
export interface Answer {
  readonly response: Response;
  /** In the pieces in which it came. */
  readonly body?: readonly Uint8Array<ArrayBuffer>[] | undefined;
}

/**
 * Lets go of a body, which left unread would keep its connection from others. Does not wait: where there is
 * a copy of the response, as in Mock Service Worker, cancelling ends only with that.
 */
export function leave(body: Pick<ReadableStream, "cancel"> | null | undefined): void {
  body?.cancel().catch(() => undefined);
}

/** Reads a body. Counts while it does: what a header says of the length is no promise. */
export async function readBody(response: Response, maxBytes: number): Promise<Answer> {
  // React Native tells of no body, and reads one by its own methods.
  if ((response.body as unknown) === undefined) return { response };
  const reader = response.body?.getReader();
  const body: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let piece; (piece = (await reader?.read())?.value);) {
    body.push(piece);
    size += piece.byteLength;
    if (maxBytes && size > maxBytes) {
      leave(reader);
      throw new DecodeError(`The body is longer than ${maxBytes} bytes`, response, "");
    }
  }
  return { response, body };
}

/** The text of a body. Quicker than a `Response` made for it would tell it. */
export function textOf(body: readonly Uint8Array[]): string {
  const [only, more] = body;
  // At once is several times as quick as piece by piece.
  if (!more) return new TextDecoder().decode(only);
  const decoder = new TextDecoder();
  const texts = body.map((piece) => decoder.decode(piece, { stream: true }));
  return texts.join("") + decoder.decode();
}

/** A response that can be read, for the first time or once more. */
export function whole({ response, body }: Answer): Response {
  if (!body) return response;
  // Some statuses must have no body, not even an empty one; and jsdom's `Blob` is nothing to a `Response`.
  const [only, more] = body;
  return withUrl(new Response(more ? new Blob([...body]) : only, response), response.url);
}

/** The response, saying that it came from `url`: its own may hold a key. Next.js may not let it be changed. */
export function withUrl(response: Response, url: string): Response {
  Reflect.defineProperty(response, "url", { value: url, configurable: true });
  return response;
}
