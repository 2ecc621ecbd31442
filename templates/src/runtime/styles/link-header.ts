import { exposedHeader } from "./exposed-header.js";
import type { Source } from "./style.js";

/** The target of the `Link` header (RFC 8288) that has a relation type. */
export function linkHeader(relation: string): Source {
  return {
    name: `Link: rel=${relation}`,
    find: (read) => targetOf(exposedHeader(read, "Link") ?? "", relation),
  };
}

/** A link: its target, then its parameters, in which a quoted text may hold anything. */
const link = /<([^>]*)>((?:\s*;\s*[^\s=;,"]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s";,]*))?|\s*;)*)/y;
const parameter = /;\s*([^\s=;,"]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*)))?/g;

/** Reads link after link; what is malformed ends the reading, and no link is made of its rest. */
function targetOf(header: string, relation: string): string | undefined {
  let index = 0;
  while (index < header.length) {
    if (/[\s,]/.test(header.charAt(index))) {
      index += 1;
      continue;
    }
    link.lastIndex = index;
    const found = link.exec(header);
    if (!found) return undefined;
    const [whole, target = "", parameters = ""] = found;
    if (relationsOf(parameters).includes(relation.toLowerCase())) return target;
    index += whole.length;
  }
  return undefined;
}

/** The first `rel` counts, and may hold several; a link with an `anchor` is of another context. */
function relationsOf(parameters: string): readonly string[] {
  const named = [...parameters.matchAll(parameter)].map(
    ([, name = "", quoted, token = ""]) =>
      [name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? token] as const,
  );
  if (named.some(([name]) => name === "anchor")) return [];
  const [, relations = ""] = named.find(([name]) => name === "rel") ?? [];
  return relations.toLowerCase().split(/\s+/);
}
