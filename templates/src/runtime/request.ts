import { ArgumentError } from "./errors.js";
import { serializeBody, serializeParameters, setHeaders } from "./serialize.js";
import type { CallArguments, ClientOptions, Draft, Operation, RequestOptions } from "./types.js";

/** What is to be sent; credentials come later. Throws an `ArgumentError`. */
export function requestOf(
  operation: Operation,
  args: CallArguments,
  client: ClientOptions,
  options: RequestOptions,
): Pick<Draft, "headers" | "body"> {
  const json = "application/json";
  const { requestType = json, responseType = "json", idempotency, styles } = operation;
  const { accept = responseType === "json" ? json : undefined } = operation;
  const { encode = (value: unknown) => serializeBody(value, requestType) } = operation;
  const given = args.body === undefined ? undefined : sendable("body", () => encode(args.body));
  const body = (given ?? null) as Draft["body"];
  const { cookie, header } = args;
  const headers = new Headers();
  const usual = {
    accept,
    "content-type": contentTypeOf(body, requestType),
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
  return { headers, body };
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

interface Tagged {
  readonly [Symbol.toStringTag]?: string;
}

function contentTypeOf(body: unknown, requestType: string): string | undefined {
  if (body === null) return undefined;
  const own = body instanceof Blob ? body.type : "";
  // A form brings its own, with the boundary between its parts; also one of another realm, an iframe's.
  if (body instanceof FormData || (body as Tagged | undefined)?.[Symbol.toStringTag] === "FormData")
    return undefined;
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
