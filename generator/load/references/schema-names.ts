import { createHash } from "node:crypto";
import { dirname, extname, relative } from "node:path";
import { toPointer } from "../../pointer.js";
import { distinctNames } from "./distinct-names.js";
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
 * otherwise one made from where they stand. Which one that is can only be said when all places are known:
 * were it the first to be met that has a name, a reference that is added could give the name to another.
 */
export class SchemaNames {
  readonly #main: Place;
  readonly #own: ReadonlySet<string>;
  readonly #nameByPlace = new Map<string, string>();
  readonly #unnamed = new Map<string, Place>();

  /** @param own - the names in the `components/schemas` of the main file. */
  constructor(main: Place, own: Iterable<string>) {
    this.#main = main;
    this.#own = new Set(own);
  }

  /** Lets a place be known by one of the document's own names. */
  assign(place: Place, name: string): void {
    const key = keyOf(place);
    if (!this.#nameByPlace.has(key)) this.#nameByPlace.set(key, name);
  }

  /** The name of a place; undefined where it is not certain yet. */
  nameOf(place: Place): string | undefined {
    return this.#nameByPlace.get(keyOf(place));
  }

  /** The name of a place that has one by now. */
  certainNameOf(place: Place): string {
    const name = this.nameOf(place);
    if (name === undefined) throw new Error(`Nobody asked for a name for ${keyOf(place)}`);
    return name;
  }

  /**
   * Asks for a name for a place that has none.
   * @returns whether this is the first to ask for it.
   */
  request(place: Place): boolean {
    const key = keyOf(place);
    if (this.#unnamed.has(key)) return false;
    this.#unnamed.set(key, place);
    return true;
  }

  /** Names every place that a name was asked for. */
  settle(): void {
    const names = distinctNames(
      [...this.#unnamed].map(([key, place]) => [key, this.#namesFor(place)] as const),
      this.#own,
    );
    for (const [key, name] of names) this.#nameByPlace.set(key, name);
    this.#unnamed.clear();
  }

  /**
   * What a place may be called: shortly; by the whole path of its file, which the next file of that
   * name does not change again; by the file's extension, too; by every word of its pointer; and where all of
   * that is others', by a few letters that are the same on every machine.
   */
  *#namesFor(place: Place): Generator<string, never> {
    const file = this.#fileOf(place);
    const telling = tellingPart(place);
    const path = file.slice(0, file.length - extname(file).length).split("/");
    const plain = joined(isComponent(place) ? telling : [...path.slice(-1), ...telling]);
    yield plain;
    yield joined([...path, ...telling]);
    yield joined([...file.split("/"), ...telling]);
    yield joined([...path, ...pathOf(place)]);
    for (let attempt = 0; ; attempt += 1) yield `${plain}_${digest(file, place, attempt)}`;
  }

  /** Its path, as seen from the main file; nothing for the main file, by whose name nothing is called. */
  #fileOf({ file }: Place): string {
    if (file === this.#main.file || file.realPath === undefined) return "";
    const folder = dirname(this.#main.file.realPath ?? "");
    return relative(folder, file.realPath).replaceAll("\\", "/");
  }
}

function isComponent(place: Place): boolean {
  const path = pathOf(place);
  return path.length === 3 && path[0] === "components" && path[1] === "schemas";
}

function tellingPart(place: Place): readonly string[] {
  return pathOf(place).filter(
    (token, index, path) => !structure.has(token) || index === path.length - 1,
  );
}

function joined(words: readonly string[]): string {
  const said = words.map(word).filter((each) => each !== "");
  return said.join("_").slice(0, 120) || "Schema";
}

/** The characters that names of components may have. */
function word(token: string): string {
  return token.replace(/[^A-Za-z0-9.-]+/g, "_").replace(/^[_.]+|[_.]+$/g, "");
}

/** A few letters that tell two places apart; others, where these are taken. */
function digest(file: string, place: Place, attempt: number): string {
  return createHash("sha256")
    .update(`${file}${toPointer(pathOf(place))}${attempt === 0 ? "" : ` ${attempt}`}`)
    .digest("hex")
    .slice(0, 6);
}
