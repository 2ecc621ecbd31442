import { createHash } from "node:crypto";

import type { JsonObject, JsonValue } from "../document.js";

/** Of what a type was made. Made of the same, it would be the same. */
export interface Basis {
  readonly key: string;
  /** Names of the schemas, besides its own, that were looked at. */
  readonly looksAt: readonly string[];
}

export interface Bases {
  readonly of: (name: string, looksAt: readonly string[]) => Basis;
  /** Whether all that a type was made of is as it was. */
  readonly hold: (name: string, basis: Basis | undefined) => boolean;
}

/**
 * @param schemas - as they are given to openapi-typescript
 * @param setting - what else its types depend on, all of them
 */
export function basesOf(schemas: JsonObject, setting: object): Bases {
  const common = digestOf(setting);
  const digests = new Map<string, string>();

  function digest(name: string): string {
    const schema = schemas[name];
    const found = digests.get(name) ?? (schema === undefined ? "" : digestOf(schema));
    digests.set(name, found);
    return found;
  }

  function of(name: string, looksAt: readonly string[]): Basis {
    return { key: [common, ...[name, ...looksAt].map(digest)].join(" "), looksAt };
  }

  return {
    of,
    hold: (name, basis) => basis?.key === of(name, basis?.looksAt ?? []).key,
  };
}

function digestOf(value: JsonValue | object): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url");
}
