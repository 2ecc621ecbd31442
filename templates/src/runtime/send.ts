import { type Answer, whole } from "./answer.js";
import { chooseCredentials } from "./credentials.js";
import { decode } from "./decode.js";
import { constructorOf } from "./draft.js";
import { ApiError, HttpError } from "./errors.js";
import { exchange } from "./exchange.js";
import { beginLifetime } from "./lifetime.js";
import { checkedUrl, settle } from "./options.js";
import { encoded, headersOf, redact, sendable } from "./request.js";
import { delayBy, retryAfter, type Strain, type Told } from "./retry.js";
import { serializeTarget } from "./serialize.js";
import type * as Look from "./features/middleware.js";
import type {
  Api,
  CallArguments,
  ClientOptions,
  Clock,
  Draft,
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
  readonly strain: Strain;
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
const harmless = /^(GET|HEAD|OPTIONS|PUT|DELETE|QUERY)$/;

/** Sends a call. What it throws of itself is an `ApiError` that knows the call. */
export async function sendCall(
  transport: Transport,
  operation: Operation,
  args: CallArguments,
  options: RequestOptions,
  given?: Watch,
): Promise<Reply> {
  const { clock, options: client, strain } = transport;
  const { failures, route, responseType } = operation;
  const [method = "", path = ""] = route.split(" ");
  const { signal } = options;
  const { fetch, hooks, maxBytes, retry, timeout, totalTimeout } = settle(client, options);
  const middleware = [...(client.middleware ?? []), ...(options.middleware ?? [])];
  const begin = clock.now();
  const lifetime = beginLifetime(clock, signal, totalTimeout);
  let attempts = 0;
  const told: Told = {};
  let link: URL | undefined;
  let answer: Answer | undefined;
  const shown = () => shownUrl(transport, operation, args, link);

  async function transmit(sent: Request | Draft, look?: typeof Look): Promise<Response> {
    const draft = look ? await look.draftOf(sent as Request) : (sent as Draft);
    // By their names: a spread takes as long as making a `Request`.
    answer = await exchange(draft, {
      fetch,
      maxBytes,
      timeout,
      clock,
      strain,
      signal,
      lifetime,
      stream: responseType === "stream",
      delay: delayBy(retry, isRepeatable(draft, operation), clock, strain, told),
      watch: hooks
        ? (await import("./features/hooks.js")).told(hooks, { method, path, url: shown() }, given)
        : given,
      credentials: chooseCredentials(transport.api, operation, client, draft),
      onAttempt: () => attempts++,
    });
    return look || !answer.response.ok ? whole(answer) : answer.response;
  }

  async function reply(): Promise<Reply> {
    // Only middleware looks at a request before it is sent, or at the body of a success.
    const look = middleware.length > 0 ? await import("./features/middleware.js") : undefined;
    const own = sendable("request", () => urlOf(transport, operation, args));
    link = args.url?.(own);
    const plain = link ? {} : args;
    const given = plain.body === undefined ? undefined : await encoded(operation, plain.body);
    const draft = {
      url: link?.href ?? own,
      method: link ? "GET" : method,
      redirect: "follow",
      headers: headersOf(operation, args, given?.type, client, options),
      body: given?.body ?? null,
    } as const;
    const { response, error } = await transport.request(draft.method, path, {
      ...(look ? look.forMiddleware(draft, plain) : { Request: constructorOf(draft) }),
      middleware: failures ? [failures, ...middleware] : middleware,
      fetch: (sent: Request | Draft) => transmit(sent, look),
      // The body is decoded here, where the response is still at hand if that fails.
      parseAs: "stream",
    });
    if (!response.ok) throw refusal(response, error, clock);
    const read = response === answer?.response ? answer.body : undefined;
    const { mayBeEmpty } = operation;
    const context = { route, signal, maxBytes, mayBeEmpty };
    const data = await decode({ response, body: read }, method, operation, context);
    return { data, response, attempts };
  }

  try {
    const { ended } = lifetime;
    return await (ended ? Promise.race([reply(), ended]) : reply());
  } catch (error) {
    if (error instanceof ApiError) {
      Object.assign(error, {
        message: `${route}: ${error.message}${told.budgetSpent ? "; no budget is left for retries" : ""}`,
        route,
        attempts,
        elapsedMs: clock.now() - begin,
        ...(attempts > 0 && { url: shown() }),
        ...told,
      });
    }
    throw error;
  } finally {
    lifetime.release();
  }
}

function isRepeatable(
  { headers, method }: Request | Draft,
  { idempotency, safe = false }: Operation,
): boolean {
  return safe || harmless.test(method) || (!!idempotency && headers.has(idempotency.header));
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

/** A `baseUrl` that the caller gives is for all operations. */
function urlOf(
  { baseUrl, options }: Transport,
  { route, server, styles = {} }: Operation,
  args: CallArguments,
): string {
  const base =
    server === undefined || options.baseUrl !== undefined
      ? baseUrl
      : checkedUrl(new URL(server, `${baseUrl}/`).href);
  const { target = serializeTarget } = styles;
  return base + target(route.replace(/.*? /, ""), args, styles);
}

function shownUrl(
  transport: Transport,
  operation: Operation,
  { path, query }: CallArguments,
  link: URL | undefined,
): string {
  if (!link) return urlOf(transport, operation, { path: redact(path), query: redact(query) });
  const shown = { query: redact(Object.fromEntries(link.searchParams)) };
  return link.origin + serializeTarget(link.pathname, shown);
}
