import { chooseCredentials } from "./credentials.js";
import { decode } from "./decode.js";
import { ApiError, HttpError } from "./errors.js";
import { exchange } from "./exchange.js";
import { beginLifetime } from "./lifetime.js";
import { serverOf, settle } from "./options.js";
import { redact, requestOf } from "./request.js";
import { delayBy, retryAfter } from "./retry.js";
import { serializeTarget } from "./serialize.js";
import type {
  Api,
  CallArguments,
  ClientOptions,
  Clock,
  Operation,
  Reply,
  RequestOptions,
  Watch,
} from "./types.js";

/** What the calls of a client share. */
export interface Transport {
  readonly api: Api;
  readonly options: ClientOptions;
  readonly clock: Clock;
  /** Where operations are served that do not say. */
  readonly baseUrl: string;
  /** openapi-fetch's. */
  readonly request: (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ readonly response: Response; readonly error?: unknown }>;
}

/** Methods that do no more when repeated. */
const idempotent = /^(GET|HEAD|OPTIONS|PUT|DELETE|QUERY)$/;

/** Sends a call. What it throws of itself is an `ApiError` that knows the call. */
export async function sendCall(
  transport: Transport,
  operation: Operation,
  args: CallArguments,
  options: RequestOptions,
  given?: Watch,
): Promise<Reply> {
  const { clock, options: client, request } = transport;
  const { route, responseType } = operation;
  const [method = "", path = ""] = route.split(" ");
  const { timeout, totalTimeout, retry, fetch, maxBytes } = settle(client, options);
  const { signal } = options;
  const hooks = options.hooks ?? client.hooks;
  const begin = clock.now();
  const lifetime = beginLifetime(clock, signal, totalTimeout);
  let attempts = 0;
  let link: URL | undefined;

  async function transmit(sent: Request): Promise<Response> {
    const delay = delayBy(retry, isRepeatable(sent, operation), clock);
    const facts = { method, path, url: shownUrl(transport, operation, args, link) };
    const watch = hooks ? (await import("./features/hooks.js")).told(hooks, facts, given) : given;
    return exchange(sent, {
      lifetime,
      timeout,
      fetch,
      signal,
      stream: responseType === "stream",
      maxBytes,
      delay: (attempt, response, error) => {
        const wait = delay(attempt, response);
        return watch ? watch.judge({ attempt, response, error, wait, now: clock.now() }) : wait;
      },
      hold: () => watch?.hold?.(clock.now()) ?? 0,
      credentials: chooseCredentials(transport.api, operation, client, sent),
      onAttempt: (count) => {
        attempts++;
        watch?.sending?.(count);
      },
    });
  }

  async function answer(): Promise<Reply> {
    const init = { ...requestOf(operation, args, client, options), fetch: transmit };
    const url = urlOf(transport, operation, args);
    link = args.url?.(url);
    const { response, error } = link
      ? await request("GET", path, { ...init, params: { path: {} }, ...placedAt(link.href) })
      : await request(method, path, { ...init, ...placedAt(url) });
    if (!response.ok) throw refusal(response, error, clock);
    const data = await decode(response, method, operation, { signal, maxBytes });
    return { data, response, attempts };
  }

  try {
    return await Promise.race([answer(), lifetime.ended]);
  } catch (error) {
    if (error instanceof ApiError) {
      error.message = `${route}: ${error.message}`;
      Object.assign(error, { route, attempts, elapsedMs: clock.now() - begin });
      if (attempts > 0) Object.assign(error, { url: shownUrl(transport, operation, args, link) });
    }
    throw error;
  } finally {
    lifetime.release();
  }
}

function isRepeatable({ headers, method }: Request, { idempotencyHeader }: Operation): boolean {
  return (
    idempotent.test(method) || (idempotencyHeader !== undefined && headers.has(idempotencyHeader))
  );
}

function refusal(response: Response, body: unknown, clock: Clock): HttpError {
  const asked = retryAfter(response.headers, clock.now()) ?? 0;
  // openapi-fetch takes an empty body for a text, unless it knows its length.
  return new HttpError(
    response,
    body === "" ? undefined : body,
    asked > 0 ? { retryAfterMs: asked } : {},
  );
}

function urlOf({ baseUrl, options }: Transport, operation: Operation, args: CallArguments): string {
  const [, path = ""] = operation.route.split(" ");
  return serverOf(operation, options, baseUrl) + serializeTarget(path, args, operation.styles);
}

/** Parameters have more styles than openapi-fetch knows, so it is given the URL as a whole. */
function placedAt(url: string): object {
  return { pathSerializer: () => url, querySerializer: () => "" };
}

function shownUrl(
  transport: Transport,
  operation: Operation,
  { path, query }: CallArguments,
  link: URL | undefined,
): string {
  if (!link) return urlOf(transport, operation, { path: redact(path), query: redact(query) });
  const shown = { query: redact(Object.fromEntries(link.searchParams)) };
  return link.origin + serializeTarget(link.pathname, shown, undefined);
}
