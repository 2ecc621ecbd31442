import { createFinalURL } from "openapi-fetch";

import { chooseCredentials } from "./credentials.js";
import { decode } from "./decode.js";
import { ApiError, HttpError } from "./errors.js";
import { exchange } from "./exchange.js";
import { beginLifetime } from "./lifetime.js";
import { settle } from "./options.js";
import { redact, requestOf } from "./request.js";
import { delayBy, retryAfter } from "./retry.js";
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
  /** How openapi-fetch makes a URL. */
  readonly places: Omit<Parameters<typeof createFinalURL>[1], "params">;
  /** openapi-fetch's. */
  readonly request: (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ readonly response: Response; readonly error?: unknown }>;
}

/** Methods that do no more when repeated. */
const idempotent = /^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE)$/;

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
  const { timeout, totalTimeout, retry, fetch } = settle(client, options);
  const { signal } = options;
  const hooks = options.hooks ?? client.hooks;
  const begin = clock.now();
  const lifetime = beginLifetime(clock, signal, totalTimeout);
  let attempts = 0;
  let link: URL | undefined;

  async function transmit(sent: Request): Promise<Response> {
    const delay = delayBy(retry, isRepeatable(sent, operation), clock);
    const facts = { method, path, url: shownUrl(transport, path, args, link) };
    const watch = hooks ? (await import("./features/hooks.js")).told(hooks, facts, given) : given;
    return exchange(sent, {
      lifetime,
      timeout,
      fetch,
      signal,
      stream: responseType === "stream",
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
    const init = requestOf(operation, args, client, options);
    const sent = { ...init, fetch: transmit };
    link = args.url?.(urlOf(transport, path, args));
    const { response, error } = link
      ? await request("GET", link.pathname + link.search, {
          ...sent,
          ...{ baseUrl: link.origin, params: {} },
        })
      : await request(method, path, sent);
    if (!response.ok) throw refusal(response, error, clock);
    return { data: await decode(response, method, responseType), response, attempts };
  }

  try {
    return await Promise.race([answer(), lifetime.ended]);
  } catch (error) {
    if (error instanceof ApiError) {
      error.message = `${route}: ${error.message}`;
      Object.assign(error, { route, attempts, elapsedMs: clock.now() - begin });
      if (attempts > 0) Object.assign(error, { url: shownUrl(transport, path, args, link) });
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

function urlOf({ places }: Transport, path: string, args: CallArguments): string {
  const params = { path: args.path ?? {}, query: { ...args.query } };
  return createFinalURL(path, { ...places, params });
}

function shownUrl(
  transport: Transport,
  path: string,
  { path: inPath, query }: CallArguments,
  link: URL | undefined,
): string {
  if (!link) return urlOf(transport, path, { path: redact(inPath), query: redact(query) });
  return (
    link.origin +
    urlOf({ ...transport, places: { ...transport.places, baseUrl: "" } }, link.pathname, {
      query: redact(Object.fromEntries(link.searchParams)),
    })
  );
}
