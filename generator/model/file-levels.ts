import type { JsonObject, JsonValue } from "../document.js";
import { isFile } from "./media-types.js";
import { type Components, referencedSchemaName } from "./openapi.js";
import { forEachBelow } from "./schemas-below.js";

/**
 * What binary strings of a schema are: of a form of several parts (`form`), its properties are files;
 * so is what stands for one such `part`, or for a list of them. Anywhere else (`none`) they are text.
 */
export type FileLevel = "form" | "part" | "none";

/** Where a component is used. */
export interface ComponentUse {
  readonly level: FileLevel;
  readonly name: string;
}

/** The levels at which each component is used, however far from what is given; empty without a form. */
export function fileLevelsOf(
  given: readonly { readonly value: JsonValue; readonly level: FileLevel }[],
  components: Components,
): ReadonlyMap<string, ReadonlySet<FileLevel>> {
  const levels = new Map<string, Set<FileLevel>>();
  // Without a form all would be the same, and a large document is long to walk.
  if (!given.some(({ level }) => level === "form")) return levels;
  const waiting = given.flatMap(({ value, level }) => usesIn(value, level));
  for (let use = waiting.pop(); use !== undefined; use = waiting.pop()) {
    const known = levels.get(use.name) ?? new Set();
    levels.set(use.name, known);
    if (known.has(use.level)) continue;
    known.add(use.level);
    waiting.push(...usesIn(componentOf(use, components), use.level));
  }
  return levels;
}

/** The level that a component has itself: where it is used at several, files are in copies of it. */
export function ownLevel(levels: ReadonlySet<FileLevel> | undefined): FileLevel {
  const [only = "none", ...others] = levels ?? [];
  return others.length === 0 ? only : "none";
}

/** The copies that are needed of components: where files are, and the components themselves have none. */
export function fileCopies(
  levels: ReadonlyMap<string, ReadonlySet<FileLevel>>,
  components: Components,
): readonly ComponentUse[] {
  return [...levels].flatMap(([name, own]) =>
    own.size < 2
      ? []
      : (["form", "part"] as const)
          .filter((level) => own.has(level) && holdsFiles({ level, name }, components))
          .map((level) => ({ level, name })),
  );
}

function holdsFiles(use: ComponentUse, components: Components): boolean {
  const seen = new Set<string>();
  const waiting = [use];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { level, name } = next;
    if (level === "none" || seen.has(`${level} ${name}`)) continue;
    seen.add(`${level} ${name}`);
    const schema = componentOf(next, components);
    const files: JsonObject[] = [];
    forEachPart(schema, level, (object, here) => {
      if (here !== "none" && isFile(object)) files.push(object);
    });
    if (files.length > 0) return true;
    waiting.push(...usesIn(schema, level));
  }
  return false;
}

/** The level of what stands below a keyword. */
export function levelBelow(keyword: string, level: FileLevel): FileLevel {
  if (!members.has(keyword)) return level;
  return level === "form" ? "part" : "none";
}

/** Keywords that describe members of an object. */
const members = new Set(["properties", "patternProperties", "additionalProperties"]);

/** The components that a schema refers to itself. */
export function usesIn(schema: JsonValue, level: FileLevel): readonly ComponentUse[] {
  const uses: ComponentUse[] = [];
  forEachPart(schema, level, (object, here) => {
    const name = referencedSchemaName(object);
    if (name !== undefined) uses.push({ level: here, name });
  });
  return uses;
}

/** Tells of every object of a schema but those that are data. */
export function forEachPart(
  value: JsonValue,
  level: FileLevel,
  tell: (object: JsonObject, level: FileLevel) => void,
): void {
  if (Array.isArray(value)) {
    for (const each of value) forEachPart(each, level, tell);
  } else if (typeof value === "object" && value !== null) {
    tell(value, level);
    forEachBelow(value, (keyword, below) => {
      forEachPart(below, levelBelow(keyword, level), tell);
    });
  }
}

function componentOf({ name }: ComponentUse, components: Components): JsonValue {
  return Object.hasOwn(components, name) ? (components[name] ?? true) : true;
}
