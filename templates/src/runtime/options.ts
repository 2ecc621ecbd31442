import { ArgumentError } from "./errors.js";
import type { Api, ClientOptions, Fetch, RequestOptions, RetryOptions } from "./types.js";

/** What holds for one call. */
export interface Settings {
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly retry: RetryOptions;
  readonly fetch: Fetch;
}

/** Where requests go. Throws an `ArgumentError`, which does not show a URL that may hold a password. */
export function baseUrlOf({ servers }: Api, { baseUrl, server }: ClientOptions): string {
  const names = Object.keys(servers);
  const url = baseUrl ?? servers[server ?? names[0] ?? ""];
  if (url === undefined) throw new ArgumentError(`server must be one of: ${names.join(", ")}`);
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
    fetch: call.fetch ?? client.fetch ?? globalThis.fetch,
  };
}
