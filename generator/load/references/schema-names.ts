import { createHash } from "node:crypto";
import { basename, dirname, extname, relative } from "node:path";
import { toPointer } from "../pointer.js";
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
  readonly #main: Place;
  readonly #nameByPlace = new Map<string, string>();
  readonly #taken: Set<string>;

  /** @param own - the names in the `components/schemas` of the main file. */
  constructor(main: Place, own: Iterable<string>) {
    this.#main = main;
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
    const name = this.#taken.has(plain) ? `${plain}_${this.#digest(place)}` : plain;
    this.#nameByPlace.set(key, name);
    this.#taken.add(name);
    return { name, isNew: true };
  }

  /** A few letters that tell two places apart, and are the same on every machine. */
  #digest(place: Place): string {
    const { realPath } = place.file;
    const folder = dirname(this.#main.file.realPath ?? "");
    const file = realPath === undefined ? "" : relative(folder, realPath).replaceAll("\\", "/");
    const text = place.file === this.#main.file ? "" : file;
    return createHash("sha256")
      .update(`${text}${toPointer(pathOf(place))}`)
      .digest("hex")
      .slice(0, 6);
  }

  #plainName(place: Place): string {
    const { file } = place.file.text.source;
    const path = pathOf(place);
    const isComponent = path.length === 3 && path[0] === "components" && path[1] === "schemas";
    const telling = path.filter(
      (token, index) => !structure.has(token) || index === path.length - 1,
    );
    const prefix =
      place.file === this.#main.file || isComponent ? [] : [basename(file, extname(file))];
    const words = [...prefix, ...telling].map(word).filter((each) => each !== "");
    return words.join("_").slice(0, 120) || "Schema";
  }
}

/** The characters that names of components may have. */
function word(token: string): string {
  return token.replace(/[^A-Za-z0-9.-]+/g, "_").replace(/^[_.]+|[_.]+$/g, "");
}
