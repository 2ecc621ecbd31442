import { createHash } from "node:crypto";
import { basename, extname } from "node:path";
import { keyOf, pathOf, type Place } from "./place.js";

/** Parts of pointers that say nothing to a reader of the name made from them. */
const structure = new Set([
  "components",
  "schemas",
  "properties",
  "schema",
  "content",
  "responses",
]);
const more = ["paths", "parameters", "requestBodies", "requestBody", "$defs", "definitions"];
for (const name of more) structure.add(name);

/**
 * Names under which schemas stand in `components/schemas`: their own, if they stand there already;
 * otherwise one made from where they stand, which other references do not change.
 */
export class SchemaNames {
  readonly #main: string;
  readonly #nameByPlace = new Map<string, string>();
  readonly #taken: Set<string>;

  /** @param own - the names in the `components/schemas` of the main file. */
  constructor(main: Place, own: Iterable<string>) {
    this.#main = main.file.text.source.file;
    this.#taken = new Set(own);
  }

  /** Lets a place be known by a name that is taken for it. */
  assign(place: Place, name: string): void {
    const key = keyOf(place);
    if (!this.#nameByPlace.has(key)) this.#nameByPlace.set(key, name);
    this.#taken.add(name);
  }

  nameOf(place: Place): { readonly name: string; readonly isNew: boolean } {
    const key = keyOf(place);
    const known = this.#nameByPlace.get(key);
    if (known !== undefined) return { name: known, isNew: false };
    const plain = this.#plainName(place);
    const name = this.#taken.has(plain) ? `${plain}_${digest(key)}` : plain;
    this.#nameByPlace.set(key, name);
    this.#taken.add(name);
    return { name, isNew: true };
  }

  #plainName(place: Place): string {
    const { file } = place.file.text.source;
    const path = pathOf(place);
    const isComponent = path.length === 3 && path[0] === "components" && path[1] === "schemas";
    const telling = path.filter(
      (token, index) => !structure.has(token) || index === path.length - 1,
    );
    const prefix = file === this.#main || isComponent ? [] : [basename(file, extname(file))];
    const words = [...prefix, ...telling].map(word).filter((each) => each !== "");
    return words.join("_").slice(0, 120) || "Schema";
  }
}

/** The characters that names of components may have. */
function word(token: string): string {
  return token.replace(/[^A-Za-z0-9.-]+/g, "_").replace(/^[_.]+|[_.]+$/g, "");
}

/** A few letters that tell two places apart, and stay the same. */
function digest(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 6);
}
