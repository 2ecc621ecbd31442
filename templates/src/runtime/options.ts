import { ArgumentError } from "./errors.js";
import type {
  Api,
  ClientOptions,
  Fetch,
  Operation,
  RequestOptions,
  RetryOptions,
  ServerTemplate,
} from "./types.js";

/** What holds for one call. */
export interface Settings {
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly retry: RetryOptions;
  readonly fetch: Fetch;
  /** Of a body; 0: no limit. */
  readonly maxBytes: number;
}

/** Where requests go. Throws an `ArgumentError`, which does not show a URL that may hold a password. */
export function baseUrlOf({ servers }: Api, options: ClientOptions): string {
  const { baseUrl, server, serverVariables = {} } = options;
  const names = Object.keys(servers);
  const name = server ?? names[0] ?? "";
  const chosen = baseUrl ?? (Object.hasOwn(servers, name) ? servers[name] : undefined);
  if (chosen === undefined) throw new ArgumentError(`server must be one of: ${names.join(", ")}`);
  return checked(typeof chosen === "string" ? chosen : filled(chosen, serverVariables));
}

/** Where one operation goes. A `baseUrl` that the caller gives is for all of them. */
export function serverOf(
  { server }: Operation,
  { baseUrl }: ClientOptions,
  apiUrl: string,
): string {
  if (server === undefined || baseUrl !== undefined) return apiUrl;
  return checked(new URL(server, `${apiUrl}/`).href);
}

function filled(
  { url, variables }: ServerTemplate,
  given: Readonly<Record<string, string | undefined>>,
): string {
  return url.replaceAll(/\{([^{}]+)\}/g, (whole, name: string, position: number) => {
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    const value = own ?? (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? whole;
    // What ends the host early would make another host of it.
    const inHost = !/^[^/]*:\/\/[^/]*\//.test(url.slice(0, position));
    if (!inHost || /^[\w.:-]+$/.test(value)) return value;
    throw new ArgumentError(`serverVariables.${name} has a value that cannot stand there`);
  });
}

function checked(url: string): string {
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
    fetch: call.fetch ?? client.fetch ?? globalThis.fetch,
  };
}
