import { serializePath, serializeTarget } from "./serialize.js";
import type { CallArguments, Styles } from "./types.js";

/**
 * Path and query of a request whose template has a query of its own, `/search?kind=book`: that goes
 * before the rest. A pair of a parameter that is none of the path is left out; so is a fragment.
 */
export function templateQuery(template: string, args: CallArguments, styles: Styles = {}): string {
  const { path = {}, query } = args;
  const [route = "", said = ""] = template.replace(/#.*/s, "").split(/\?(.*)/s);
  const pairs = said.split("&").filter((pair) => {
    const [, name] = /\{([^{}]+)\}/.exec(pair) ?? [];
    return name === undefined || Object.hasOwn(path, name);
  });
  const own = serializePath(pairs.join("&"), path, styles.path);
  const given = serializeTarget("", { query }, styles).slice(1);
  const search = [own, given].filter(Boolean).join("&");
  return serializePath(route, path, styles.path) + (search && `?${search}`);
}
