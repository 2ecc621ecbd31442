import { ArgumentError } from "./errors.js";
import { own } from "./serialize.js";
import type { ServerTemplate } from "./types.js";

/** A base URL with variables in braces, and what they are where the caller does not say. */
export function serverTemplate(
  url: string,
  variables: Readonly<Record<string, string>>,
): ServerTemplate {
  return (given) =>
    url.replaceAll(/\{([^{}]+)\}/g, (whole, name: string, position: number) => {
      const value = own(given, name) ?? own(variables, name) ?? whole;
      // What ends the host early would make another host of it.
      const inHost = !/^[^/]*:\/\/[^/]*\//.test(url.slice(0, position));
      if (!inHost || /^[\w.:-]+$/.test(value)) return value;
      throw new ArgumentError(`serverVariables.${name} has a value that cannot stand there`);
    });
}
