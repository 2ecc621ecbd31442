import { ConnectionError } from "./errors.js";
import type { Fetch } from "./types.js";

/** The same request to another URL. */
export async function retarget(
  request: Request,
  url: URL,
  init: RequestInit = {},
): Promise<Request> {
  const { headers, method, redirect, signal } = request;
  const body = /^(GET|HEAD)$/.test(init.method ?? method) ? null : await request.arrayBuffer();
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
  keyName: string,
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
      url.searchParams.delete(keyName);
      return fetch(await retarget(next, url, { headers: withoutSecrets(bare.headers, keyName) }));
    }
  }
  throw new ConnectionError("Redirected too often, or where the key must not follow");
}

/** A form that was sent is answered by a page, says old custom, which `fetch` follows. */
function afterRedirect(method: string, status: number): RequestInit {
  const asGet = status === 303 ? method !== "HEAD" : status < 303 && method === "POST";
  return asGet ? { method: "GET" } : {};
}

function withoutSecrets(headers: Headers, keyName: string): Headers {
  const secret = ["authorization", "cookie", keyName.toLowerCase()];
  return new Headers([...headers].filter(([name]) => !secret.includes(name)));
}
