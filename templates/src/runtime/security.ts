import { followRedirects, retarget } from "./redirects.js";
import { setHeaders } from "./serialize.js";
import type { BasicCredential, SecurityScheme } from "./types.js";

/** A header that the caller gave stays. */
function placeHeader(request: Request, name: string, value: unknown): Request {
  if (!request.headers.has(name)) setHeaders(request.headers, { [name]: value });
  return request;
}

/** A bearer token; also those of OAuth 2 and OpenID Connect. */
export const bearer: SecurityScheme = {
  place: (request, token) => placeHeader(request, "authorization", `Bearer ${token as string}`),
};

/** User name and password. */
export const basic: SecurityScheme = {
  place: (request, secret) => {
    const { username, password } = secret as BasicCredential;
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    return placeHeader(request, "authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`);
  },
};

/** A key in a header, in the query or in a cookie. It stays in its origin, whatever redirects say. */
export function apiKey(location: "header" | "query" | "cookie", name: string): SecurityScheme {
  return {
    place: (request, secret) => {
      const key = secret as string;
      if (location === "header") return placeHeader(request, name, key);
      if (location === "query") {
        const url = new URL(request.url);
        // A link from the server may have it already.
        url.searchParams.set(name, key);
        return retarget(request, url);
      }
      const pair = `${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
      const others = request.headers.get("cookie");
      setHeaders(request.headers, { cookie: others === null ? pair : `${others}; ${pair}` });
      return request;
    },
    send: followRedirects,
  };
}
