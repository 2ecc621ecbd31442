import { serializeBody, serializePairs, setHeaders } from "./serialize.js";
import type { CallArguments, ClientOptions, Operation, RequestOptions } from "./types.js";

/** What openapi-fetch is to send; credentials come later. Throws an `ArgumentError`. */
export function requestOf(
  { requestType = "application/json", responseType = "json", idempotencyHeader }: Operation,
  args: CallArguments,
  client: ClientOptions,
  options: RequestOptions,
): object {
  const body = args.body === undefined ? undefined : serializeBody(args.body, requestType);
  const headers = new Headers();
  if (responseType === "json") headers.set("accept", "application/json");
  // A form brings its own, with the boundary between its parts.
  if (body !== undefined && !(body instanceof FormData)) headers.set("content-type", requestType);
  if (idempotencyHeader) headers.set(idempotencyHeader, crypto.randomUUID());
  if (args.cookie) headers.set("cookie", serializePairs(args.cookie, "; "));
  for (const given of [client.headers, options.headers, args.header]) setHeaders(headers, given);
  return {
    params: { path: args.path ?? {}, query: args.query ?? {} },
    headers,
    body,
    bodySerializer: (serialized: unknown) => serialized,
    // The body is decoded here, where the response is still at hand if that fails.
    parseAs: "stream",
    middleware: [...(client.middleware ?? []), ...(options.middleware ?? [])],
  };
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
