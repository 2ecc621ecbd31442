import type { JsonValue } from "../document.js";
import type { NamedSchema } from "./model.js";
import { NameScope, sortedBy, typeNameOf } from "./names.js";
import { escapePointer, type OpenApiRoot } from "./openapi.js";

/** Every type of the client, under a name that no other has. */
export class NamedSchemas {
  readonly #scope: NameScope;
  readonly #all: NamedSchema[] = [];
  readonly #byComponent = new Map<string, string>();

  /** @param reserved - names the package itself exports; a schema of such a name gives way. */
  constructor(root: OpenApiRoot, reserved: Iterable<string>) {
    this.#scope = new NameScope(reserved);
    const components = Object.entries(root.components?.schemas ?? {});
    // Names that need no change go first: what another schema is called never renames them.
    const exact = ([name]: readonly [string, unknown]): string =>
      typeNameOf(name) === name ? `0${name}` : `1${name}`;
    for (const [name, schema] of sortedBy(components, exact)) {
      const typeName = this.#scope.claim(typeNameOf(name), "Schema");
      this.#byComponent.set(name, typeName);
      const pointer = `/components/schemas/${escapePointer(name)}`;
      this.#all.push({ typeName, schema, pointer, origin: "component" });
    }
  }

  /** Names a part of an operation. */
  derive(typeName: string, schema: JsonValue, pointer: string): string {
    const name = this.#scope.claim(typeName, "Type");
    this.#all.push({ typeName: name, schema, pointer, origin: "derived" });
    return name;
  }

  /** Takes a name for something else that the package exports. */
  claim(name: string, suffix: string): string {
    return this.#scope.claim(name, suffix);
  }

  /** The type's name of each component, by the name the document gives it. */
  get componentTypeNames(): ReadonlyMap<string, string> {
    return this.#byComponent;
  }

  /** By name. */
  all(): readonly NamedSchema[] {
    return sortedBy(this.#all, ({ typeName }) => typeName);
  }
}
