import type { Reader } from "./style.js";

/** What a page may read of another origin's answers though its server allows no header by name. */
const simple = /^(cache-control|content-(language|length|type)|expires|last-modified|pragma)$/;

/** Headers by their origins: those that have been seen there, or warned of. */
const known = new Set<string>();

/**
 * A header that says where a list goes on. Browsers hide it where the server does not name it in
 * `Access-Control-Expose-Headers`, and the list then seems to end. That looks the same as its end; so where
 * an answer from another origin shows no header that would have to be named, whoever runs the program is told.
 */
export function exposedHeader({ response, fail }: Reader, name: string): string | null {
  const { headers, url } = response;
  const value = headers.get(name);
  // Programs on a server have no origin of their own, and see everything.
  const { location } = globalThis as { readonly location?: { readonly origin: string } };
  if (!location || !url) return value;
  const { origin } = new URL(url);
  const place = `${origin} ${name}`;
  const mayBeHidden =
    origin !== location.origin && [...headers.keys()].every((key) => simple.test(key));
  if (value === null && mayBeHidden && !known.has(place)) {
    const advice = "the server must name it in Access-Control-Expose-Headers";
    const text = `no header "${name}" can be read; if there is one, ${advice}: else a list ends early, or fails`;
    // eslint-disable-next-line no-console -- a warning that nobody can read is none
    console.warn(fail("bad-metadata", text).message);
    known.add(place);
  }
  if (value !== null) known.add(place);
  return value;
}
