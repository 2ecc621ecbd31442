import { ConnectionError } from "./errors.js";
import type { Fetch } from "./types.js";

/** The same request to another URL. */
export async function retarget(
  request: Request,
  url: URL,
  init: RequestInit = {},
): Promise<Request> {
  const { headers, method, redirect, signal } = request;
  const body = /^(GET|HEAD)$/.test(init.method ?? method) ? null : await request.blob();
  return new Request(url, { method, headers, body, redirect, signal, ...init });
}

/**
 * Sends a request that holds a key, and follows redirects inside its origin. The first that leads
 * elsewhere is left to `fetch`, with neither the key nor other secrets. Throws a `ConnectionError`
 * after as many redirects as `fetch` follows, and in browsers, which do not tell where one leads.
 */
export async function followRedirects(
  request: Request,
  bare: Request,
  fetch: Fetch,
): Promise<Response> {
  if (request.redirect !== "follow") return fetch(request);
  let next = request;
  for (let count = 0; count <= 20; count++) {
    const spare = next.clone();
    const response = await fetch(new Request(next, { redirect: "manual" }));
    if (response.type === "opaqueredirect") break;
    const location = response.headers.get("location");
    if (location === null || ![301, 302, 303, 307, 308].includes(response.status)) return response;
    await response.body?.cancel();
    const url = new URL(location, spare.url);
    next = await retarget(spare, url, afterRedirect(spare.method, response.status));
    if (url.origin !== new URL(request.url).origin) {
      return fetch(await leave(next, url, bare));
    }
  }
  throw new ConnectionError("Redirected too often, or where the key must not follow");
}

/** A form that was sent is answered by a page, says old custom, which `fetch` follows. */
function afterRedirect(method: string, status: number): RequestInit {
  const asGet = status === 303 ? method !== "HEAD" : status < 303 && method === "POST";
  return asGet ? { method: "GET" } : {};
}

/** The request for another origin. Its server may have put our query behind its URL. */
function leave(request: Request, url: URL, bare: Request): Promise<Request> {
  const common = new URL(bare.url).searchParams;
  for (const name of new URL(request.url).searchParams.keys()) {
    if (!common.has(name)) url.searchParams.delete(name);
  }
  const headers = new Headers(bare.headers);
  headers.delete("authorization");
  headers.delete("cookie");
  return retarget(request, url, { headers });
}
