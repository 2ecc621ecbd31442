import { leave } from "./answer.js";
import { ConnectionError } from "./errors.js";
import type { Draft } from "./types.js";

/** Sends a request as `fetch` does. */
export type Transmit = (draft: Draft) => Promise<Response>;

/** The same request to another URL. */
export function retarget(draft: Draft, url: URL): Draft {
  return { ...draft, url: url.href, request: undefined };
}

/**
 * Sends a request that holds a key, and follows redirects inside its origin. The first that leads
 * elsewhere is left to `fetch`, with neither the key nor other secrets. Throws a `ConnectionError`
 * after as many redirects as `fetch` follows, and in browsers, which do not tell where one leads.
 */
export async function followRedirects(
  draft: Draft,
  bare: Draft,
  transmit: Transmit,
): Promise<Response> {
  if (draft.redirect !== "follow") return transmit(draft);
  let next = draft;
  for (let count = 0; count <= 20; count++) {
    const response = await transmit({ ...next, redirect: "manual" });
    if (response.type === "opaqueredirect") break;
    const location = response.headers.get("location");
    if (location === null || ![301, 302, 303, 307, 308].includes(response.status)) {
      // What it says of its URL can be changed, but not what every platform prints of it.
      const { body } = response;
      const isKept = draft.url === bare.url || (body as unknown) === undefined;
      return isKept ? response : new Response(body, response);
    }
    leave(response.body);
    const url = new URL(location, next.url);
    next = afterRedirect(retarget(next, url), response.status);
    if (url.origin !== new URL(draft.url).origin) return transmit(forOther(next, url, bare));
  }
  throw new ConnectionError("Redirected too often, or where the key must not follow");
}

/** A form that was sent is answered by a page, says old custom, which `fetch` follows. */
function afterRedirect(draft: Draft, status: number): Draft {
  const { method } = draft;
  const asGet = status === 303 ? method !== "HEAD" : status < 303 && method === "POST";
  return asGet ? { ...draft, method: "GET", body: null } : draft;
}

/** The request for another origin. Its server may have put our query behind its URL. */
function forOther(draft: Draft, url: URL, bare: Draft): Draft {
  const common = new URL(bare.url).searchParams;
  for (const name of new URL(draft.url).searchParams.keys()) {
    if (!common.has(name)) url.searchParams.delete(name);
  }
  const headers = new Headers(bare.headers);
  headers.delete("authorization");
  headers.delete("cookie");
  return { ...retarget(draft, url), headers };
}
