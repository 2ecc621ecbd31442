import type { Middleware } from "openapi-fetch";

import { serializeBody, serializeParameters, setHeaders } from "./serialize.js";
import type { CallArguments, ClientOptions, Operation, RequestOptions } from "./types.js";

/** What openapi-fetch is to send; credentials come later. Throws an `ArgumentError`. */
export function requestOf(
  operation: Operation,
  args: CallArguments,
  client: ClientOptions,
  options: RequestOptions,
): { readonly middleware: readonly Middleware[]; readonly [option: string]: unknown } {
  const json = "application/json";
  const { requestType = json, responseType = "json", idempotencyHeader, styles } = operation;
  const { accept = responseType === "json" ? json : undefined } = operation;
  const { encode = (given: unknown) => serializeBody(given, requestType) } = operation;
  const body = args.body === undefined ? undefined : encode(args.body);
  const headers = new Headers();
  const usual = {
    accept,
    "content-type": contentTypeOf(body, requestType),
    ...(idempotencyHeader && { [idempotencyHeader]: crypto.randomUUID() }),
    ...(args.cookie && { cookie: serializeParameters(args.cookie, styles?.cookie, "; ") }),
  };
  for (const given of [usual, client.headers, options.headers]) setHeaders(headers, given);
  setHeaders(headers, args.header, styles?.header);
  const { middleware = [] } = client;
  return {
    params: { path: args.path ?? {}, query: args.query ?? {} },
    headers,
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
    bodySerializer: (serialized: unknown) => serialized,
    // The body is decoded here, where the response is still at hand if that fails.
    parseAs: "stream",
    middleware: [...middleware, ...(options.middleware ?? [])],
  };
}

function contentTypeOf(body: unknown, requestType: string): string | undefined {
  // A form brings its own, with the boundary between its parts.
  if (body === undefined || body instanceof FormData) return undefined;
  const own = body instanceof Blob ? body.type : "";
  if (own.startsWith("multipart/")) return own;
  return requestType.includes("*") ? own || "application/octet-stream" : requestType;
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
