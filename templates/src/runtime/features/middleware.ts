import type { CallArguments, Draft } from "../types.js";

/** For openapi-fetch to make a `Request` of, which middleware looks at. */
export function forMiddleware(
  { url, headers, body }: Pick<Draft, "url" | "headers" | "body">,
  { path = {}, query = {} }: CallArguments,
): object {
  return {
    Request,
    headers,
    body: body ?? undefined,
    params: { path, query },
    // It is given the URL as a whole.
    pathSerializer: () => url,
  };
}

/** What middleware has made of a request, as it can be sent again. It keeps what else it says. */
export async function draftOf(request: Request): Promise<Draft> {
  const { url, method, redirect, headers } = request;
  const draft = { url, method, redirect, headers, request, body: null };
  // Not every browser tells the body of a `Request`.
  return /^(GET|HEAD)$/.test(method) ? draft : { ...draft, body: (await request.blob()).slice() };
}
