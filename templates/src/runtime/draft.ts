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

/**
 * A request as it can be sent again: a stream is read into memory, a form has one boundary in all
 * attempts. A `Request` is of middleware, and keeps what else it says.
 */
export async function repeatable(sent: Request | Draft): Promise<Draft> {
  const { url, method, redirect, headers } = sent;
  const request = sent instanceof Request ? sent : undefined;
  const draft = { url, method, redirect, headers, request, body: null };
  // Not every browser tells the body of a `Request`.
  const body = request ?? sent.body;
  if (/^(GET|HEAD)$/.test(method) || !body) return draft;
  if (typeof body === "string") return { ...draft, body };
  const whole = body instanceof Request ? body : new Response(body);
  const type = whole.headers.get("content-type");
  if (type && !headers.has("content-type")) headers.set("content-type", type);
  // Without its type, which the headers have: Workers warn of a form that has both.
  return { ...draft, body: (await whole.blob()).slice() };
}

/** Sends a draft. A caller's own `fetch` is given a `Request`, which is all that it needs to know. */
export function transmit(draft: Draft, fetch: Fetch | undefined): Promise<Response> {
  const { request, url } = draft;
  const target = request ?? url;
  return fetch ? fetch(new Request(target, draft)) : globalThis.fetch(target, draft);
}
