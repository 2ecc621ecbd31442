import { ArgumentError } from "./errors.js";
import { serializeParameters, setHeaders } from "./serialize.js";
import type { CallArguments, ClientOptions, Encoded, Operation, RequestOptions } from "./types.js";

const json = "application/json";

/** What a request says of itself; credentials come later. Throws an `ArgumentError`. */
export function headersOf(
  { accept: asked, read, responseType, idempotency, styles }: Operation,
  { cookie, header }: CallArguments,
  type: string | undefined,
  client: ClientOptions,
  options: RequestOptions,
): Headers {
  const headers = new Headers();
  const usual = {
    accept: asked ?? (read || responseType ? undefined : json),
    "content-type": type,
    ...(idempotency && { [idempotency.header]: idempotency.newKey() }),
    // None of them may be given.
    cookie:
      cookie &&
      (sendable("request", () => serializeParameters(cookie, styles?.cookie, "; ")) || undefined),
  };
  for (const values of [usual, client.headers, options.headers]) setHeaders(headers, values);
  if (header) {
    sendable("request", () => {
      setHeaders(headers, header, styles?.header);
    });
  }
  return headers;
}

/** A body that can be sent, and its type. Throws an `ArgumentError`. */
export function encoded(
  { requestType = json, encode = asJson }: Operation,
  body: unknown,
): Encoded | Promise<Encoded> {
  return sendable("body", () => encode(body, requestType));
}

function asJson(value: unknown, type: string): Encoded {
  return { body: JSON.stringify(value), type };
}

/**
 * What is made of a caller's values. The platform has errors of its own for what JSON has no word for, or
 * no end; these are an `ArgumentError`.
 */
export function sendable<Made>(what: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw new ArgumentError(`The ${what} has a value that cannot be sent`);
  }
}

/** Values for messages, those of telling names hidden. */
export function redact(values: object = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, unknown]) => [
      name,
      /secret|token$|password|api.?key/i.test(name) ? "***" : value,
    ]),
  );
}
