import { followRedirects, retarget } from "./redirects.js";
import { setHeaders } from "./serialize.js";
import type { BasicCredential, Draft, SecurityScheme } from "./types.js";

/** A header that the caller gave stays. */
function placeHeader(draft: Draft, name: string, value: unknown): Draft {
  if (!draft.headers.has(name)) setHeaders(draft.headers, { [name]: value });
  return draft;
}

/** A bearer token; also those of OAuth 2 and OpenID Connect. */
export const bearer: SecurityScheme = {
  place: (draft, token) => placeHeader(draft, "authorization", `Bearer ${token as string}`),
};

/** User name and password. */
export const basic: SecurityScheme = {
  place: (draft, secret) => {
    const { username, password } = secret as BasicCredential;
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    return placeHeader(draft, "authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`);
  },
};

/** A key in a header, in the query or in a cookie. It stays in its origin, whatever redirects say. */
export function apiKey(location: "header" | "query" | "cookie", name: string): SecurityScheme {
  return {
    place: (draft, secret) => {
      const key = secret as string;
      if (location === "header") return placeHeader(draft, name, key);
      if (location === "query") {
        const url = new URL(draft.url);
        // A link from the server may have it already; all else stays as it is written.
        const others = url.search.slice(1).split("&");
        const kept = others.filter((pair) => pair !== "" && !new URLSearchParams(pair).has(name));
        kept.push(`${encodeURIComponent(name)}=${encodeURIComponent(key)}`);
        url.search = kept.join("&");
        return retarget(draft, url);
      }
      const pair = `${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
      const others = draft.headers.get("cookie");
      setHeaders(draft.headers, { cookie: others === null ? pair : `${others}; ${pair}` });
      return draft;
    },
    send: followRedirects,
  };
}
