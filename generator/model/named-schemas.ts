import type { JsonValue } from "../document.js";
import { sortedBy } from "../order.js";
import { childPointer } from "../pointer.js";
import type { Direction, NamedSchema } from "./model.js";
import { NameScope, typeNameOf } from "./names.js";
import type { SchemaUses } from "./directions.js";
import { type FileLevel, ownLevel } from "./file-levels.js";
import { type OpenApiRoot } from "./openapi.js";

/** The type's name of each component, by the name the document gives it. */
export type TypeNames = ReadonlyMap<string, string>;

/** Which names those are: by where they stand, as files go, and the way that they travel. */
export type ComponentTypeNames = Readonly<
  Record<FileLevel, Readonly<Record<Direction, TypeNames>>>
>;

/** Every type of the client, under a name that no other has. */
export class NamedSchemas {
  readonly #scope: NameScope;
  readonly #all: NamedSchema[] = [];
  readonly #byComponent = new Map<string, string>();
  readonly #requestForms = new Map<string, string>();
  readonly #fileCopies = { form: new Map<string, string>(), part: new Map<string, string>() };

  /** @param reserved - names the package itself exports; a schema of such a name gives way. */
  constructor(root: OpenApiRoot, reserved: Iterable<string>, { fileLevels }: SchemaUses) {
    this.#scope = new NameScope(reserved);
    const components = Object.entries(root.components?.schemas ?? {});
    // Names that need no change go first: what another schema is called never renames them.
    const exact = ([name]: readonly [string, unknown]): string =>
      typeNameOf(name) === name ? `0${name}` : `1${name}`;
    for (const [name, schema] of sortedBy(components, exact)) {
      const typeName = this.#scope.claim(typeNameOf(name), "Schema");
      this.#byComponent.set(name, typeName);
      const files = ownLevel(fileLevels.get(name));
      this.#addComponent(name, { typeName, schema, direction: "response", files });
    }
  }

  /** Names the forms that components have in requests, where they are not the same. */
  addRequestForms(root: OpenApiRoot, { requestForms, fileLevels }: SchemaUses): void {
    for (const name of [...requestForms].sort()) {
      const schema = root.components?.schemas?.[name];
      if (schema === undefined) continue;
      const typeName = this.#scope.claim(`${this.#byComponent.get(name) ?? ""}Input`, "Type");
      this.#requestForms.set(name, typeName);
      const files = ownLevel(fileLevels.get(name));
      this.#addComponent(name, { typeName, schema, direction: "request", files });
    }
  }

  /** Names the copies of components that have files, where the components themselves have texts. */
  addFileCopies(root: OpenApiRoot, { fileCopies }: SchemaUses): void {
    for (const { level, name } of sortedBy(fileCopies, (copy) => `${copy.name} ${copy.level}`)) {
      const schema = root.components?.schemas?.[name];
      if (schema === undefined || level === "none") continue;
      const suffix = level === "form" ? "Form" : "Part";
      const typeName = this.#scope.claim(`${this.#byComponent.get(name) ?? ""}${suffix}`, "Type");
      this.#fileCopies[level].set(name, typeName);
      this.#addComponent(name, { typeName, schema, direction: "request", files: level });
    }
  }

  #addComponent(
    name: string,
    named: Pick<NamedSchema, "typeName" | "schema" | "direction" | "files">,
  ): void {
    const pointer = childPointer("/components/schemas", name);
    this.#all.push({ ...named, pointer, origin: "component", dates: false });
  }

  /** Names a part of an operation. */
  derive(
    typeName: string,
    schema: JsonValue,
    pointer: string,
    uses: Partial<Pick<NamedSchema, "direction" | "files" | "dates">> = {},
  ): string {
    const name = this.#scope.claim(typeName, "Type");
    const { direction = "response", files = "none", dates = false } = uses;
    this.#all.push({ typeName: name, schema, pointer, origin: "derived", direction, files, dates });
    return name;
  }

  /** Takes a name for something else that the package exports. */
  claim(name: string, suffix: string): string {
    return this.#scope.claim(name, suffix);
  }

  get componentTypeNames(): ComponentTypeNames {
    const response = this.#byComponent;
    const request = new Map([...response, ...this.#requestForms]);
    const withFiles = (copies: TypeNames): ComponentTypeNames[FileLevel] => ({
      response: new Map([...response, ...copies]),
      request: new Map([...request, ...copies]),
    });
    const { form, part } = this.#fileCopies;
    return { none: { response, request }, form: withFiles(form), part: withFiles(part) };
  }

  /** By name. */
  all(): readonly NamedSchema[] {
    return sortedBy(this.#all, ({ typeName }) => typeName);
  }
}
