import createClient from "openapi-fetch";

import { systemClock } from "./clock.js";
import { chooseCredentials } from "./credentials.js";
import { decode } from "./decode.js";
import { ApiError, HttpError } from "./errors.js";
import { exchange } from "./exchange.js";
import { beginLifetime } from "./lifetime.js";
import { baseUrlOf, serverOf, settle } from "./options.js";
import { redact, requestOf } from "./request.js";
import { delayBy, retryAfter } from "./retry.js";
import { serializeTarget } from "./serialize.js";
import { snapshot } from "./snapshot.js";
import type { Api, ClientOptions, Clock, Core, Reply } from "./types.js";

/** Marks a core, also one of the other copy of this package (ESM or CommonJS). */
const brand = Symbol.for("pagewright.core");

/** Methods that do no more when repeated. */
const idempotent = /^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE)$/;

/** The core that is given, or a new one that goes by the options that are. */
export function connect(api: Api, options: ClientOptions | Core): Core {
  return brand in options ? (options as Core) : createCore(api, options as ClientOptions);
}

/** openapi-fetch's `request`, without the types of a document: those of the operations say it all. */
type Send = (
  method: string,
  path: string,
  init: object,
) => Promise<{ readonly response: Response; readonly error?: unknown }>;

/** Parameters have more styles than openapi-fetch knows, so it is given the URL as a whole. */
function placedAt(url: string): object {
  return { pathSerializer: () => url, querySerializer: () => "" };
}

/**
 * What every call of a client goes through. The options may hold credentials, by the names of the
 * API's security schemes. Throws an `ArgumentError` for a server or a base URL that cannot be used.
 */
export function createCore(api: Api, given: ClientOptions = {}, clock: Clock = systemClock): Core {
  // Middleware may keep what it counts in itself, so it is not copied.
  const client = { ...snapshot(given), middleware: [...(given.middleware ?? [])] };
  const apiUrl = baseUrlOf(api, client);
  const { request } = createClient({}) as unknown as { readonly request: Send };

  const send: Core["send"] = async (operation, args, options) => {
    const { route, security = api.security, responseType, idempotencyHeader, styles } = operation;
    const [method = "", path = ""] = route.split(" ");
    const { timeout, totalTimeout, retry, fetch, maxBytes } = settle(client, options);
    const baseUrl = serverOf(operation, client, apiUrl);
    const { signal } = options;
    const begin = clock.now();
    const lifetime = beginLifetime(clock, signal, totalTimeout);
    let attempts = 0;

    function transmit(sent: Request): Promise<Response> {
      const { headers } = sent;
      const keyed = idempotencyHeader !== undefined && headers.has(idempotencyHeader);
      return exchange(sent, {
        lifetime,
        timeout,
        fetch,
        signal,
        stream: responseType === "stream",
        maxBytes,
        delay: delayBy(retry, idempotent.test(sent.method) || keyed, clock),
        credentials: chooseCredentials(api, security, client, headers.has("authorization")),
        onAttempt: () => ++attempts,
      });
    }

    async function answer(): Promise<Reply> {
      const url = baseUrl + serializeTarget(path, args, styles);
      const init = { ...requestOf(operation, args, client, options), ...placedAt(url) };
      const { response, error } = await request(method, path, { ...init, fetch: transmit });
      if (response.ok) {
        const data = await decode(response, method, operation, { signal, maxBytes });
        return { data, response, attempts };
      }
      const asked = retryAfter(response.headers, clock.now()) ?? 0;
      throw new HttpError(
        response,
        error === "" ? undefined : error,
        asked > 0 ? { retryAfterMs: asked } : {},
      );
    }

    try {
      return await Promise.race([answer(), lifetime.ended]);
    } catch (error) {
      if (error instanceof ApiError) {
        error.message = `${route}: ${error.message}`;
        Object.assign(error, { route, attempts, elapsedMs: clock.now() - begin });
        if (attempts > 0) {
          const shown = { path: redact(args.path), query: redact(args.query) };
          Object.assign(error, { url: baseUrl + serializeTarget(path, shown, styles) });
        }
      }
      throw error;
    } finally {
      lifetime.release();
    }
  };

  return { send, [brand]: send } as Core;
}
