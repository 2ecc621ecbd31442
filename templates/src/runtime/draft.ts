import type { Draft, Fetch } from "./types.js";

/**
 * For openapi-fetch to call where it makes a `Request` for itself: nothing but `fetch` needs a real
 * one, and that makes its own.
 */
export function constructorOf(draft: Draft): (this: object) => Draft {
  return function () {
    return draft;
  };
}

/** Sends a draft. A caller's own `fetch` is given a `Request`, which is all that it needs to know. */
export function transmit(draft: Draft, fetch: Fetch | undefined): Promise<Response> {
  const { request, url } = draft;
  const target = request ?? url;
  return fetch ? fetch(new Request(target, draft)) : globalThis.fetch(target, draft);
}
