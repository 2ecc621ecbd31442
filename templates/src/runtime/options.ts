import { ArgumentError } from "./errors.js";
import { own } from "./serialize.js";
import type { Api, ClientOptions, Fetch, Hooks, RequestOptions, RetryOptions } from "./types.js";

/** What holds for one call. */
export interface Settings {
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly retry: RetryOptions;
  /** The caller's own. */
  readonly fetch: Fetch | undefined;
  readonly hooks: Hooks | undefined;
  /** Of a body; 0: no limit. */
  readonly maxBytes: number;
}

/** Where requests go. Throws an `ArgumentError`, which does not show a URL that may hold a password. */
export function baseUrlOf({ servers }: Api, options: ClientOptions): string {
  const { baseUrl, server, serverVariables = {} } = options;
  const names = Object.keys(servers);
  const chosen = baseUrl ?? own(servers, server ?? names[0] ?? "");
  if (chosen === undefined) throw new ArgumentError(`server must be one of: ${names.join(", ")}`);
  return checkedUrl(typeof chosen === "string" ? chosen : chosen(serverVariables));
}

/** A base URL without a slash at its end. Throws an `ArgumentError` for any other. */
export function checkedUrl(url: string): string {
  if (/^https?:\/\/[^\s\\/?#@]+(\/[^\s\\?#]*)?$/i.test(url) && URL.canParse(url))
    return url.replace(/\/+$/, "");
  throw new ArgumentError("baseUrl must be an http(s) URL without user, query or fragment");
}

/** A call's options over its client's, over what is usual. */
export function settle(client: ClientOptions, call: RequestOptions): Settings {
  const retry = call.retry ?? client.retry;
  return {
    timeout: call.timeout ?? client.timeout ?? 30_000,
    totalTimeout: call.totalTimeout ?? client.totalTimeout ?? 0,
    retry: retry === false ? { attempts: 1 } : { ...client.retry, ...retry },
    maxBytes: call.maxResponseBytes ?? client.maxResponseBytes ?? 100 * 2 ** 20,
    fetch: call.fetch ?? client.fetch,
    hooks: call.hooks ?? client.hooks,
  };
}
