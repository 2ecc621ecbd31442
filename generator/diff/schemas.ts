import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import type { NamedSchema, Operation } from "../model/model.js";
import { writtenParameter } from "../model/written-parameter.js";
import { childPointer, isWithin } from "../pointer.js";
import type { ApiState, Change, States } from "./finding.js";
import { deprecation, redescribed } from "./remarks.js";
import { operationsOf } from "./surface.js";

/** Keywords that no type says, and what they are about. */
const RULES: readonly (readonly [keyword: string, code: string])[] = [
  ["default", "default-changed"],
  ...[
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ...["minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems"],
    ...["minProperties", "maxProperties"],
  ].map((keyword) => [keyword, "range-changed"] as const),
  ["format", "format-changed"],
  ["contentEncoding", "format-changed"],
];

/** Differences of schemas, and of words, that leave every type as it is. */
export function schemaChanges({ from, to }: States): readonly Change[] {
  const old = new Map(from.model.types.map((type) => [type.typeName, type]));
  return [
    ...to.model.types.flatMap((now) => {
      const was = old.get(now.typeName);
      return was === undefined ? schemaAddition(now) : new SchemaPair(now, to).compare(was);
    }),
    ...wordChanges({ from, to }),
  ];
}

function schemaAddition({ typeName, pointer, origin }: NamedSchema): readonly Change[] {
  if (origin !== "component") return [];
  return [
    {
      ...{ code: "schema-added", kind: "added", level: "types", breaking: false, pointer },
      operation: undefined,
      message: `The type \`${typeName}\` is new`,
      why: "There is more to import.",
      action: "Nothing has to be done.",
    },
  ];
}

/** One schema before and after, keyword by keyword down to the references it has. */
class SchemaPair {
  readonly #now: NamedSchema;
  readonly #state: ApiState;
  readonly #operation: string | undefined;
  readonly #changes: Change[] = [];

  constructor(now: NamedSchema, state: ApiState) {
    this.#now = now;
    this.#state = state;
    this.#operation =
      now.origin === "component"
        ? undefined
        : operationsOf(state).find(({ operation }) => isWithin(now.pointer, operation.pointer))
            ?.name;
  }

  compare(was: NamedSchema): readonly Change[] {
    this.#visit(was.schema, this.#now.schema, [], this.#now.typeName);
    return this.#changes;
  }

  #visit(old: JsonValue, now: JsonValue, path: readonly string[], label: string): void {
    if (!isObject(old) || !isObject(now)) return;
    for (const [keyword, code] of RULES) this.#rule(keyword, code, old, now, path, label);
    this.#marks(old, now, path, label);
    for (const keyword of ["properties", "patternProperties", "$defs"]) {
      const [before, after] = [old[keyword], now[keyword]];
      if (!isObject(before) || !isObject(after)) continue;
      for (const [name, schema] of Object.entries(after)) {
        const was = Object.hasOwn(before, name) ? before[name] : undefined;
        if (was !== undefined)
          this.#visit(was, schema, [...path, keyword, name], `${label}.${name}`);
      }
    }
    for (const keyword of ["items", "additionalProperties", "not"]) {
      this.#visit(old[keyword] ?? null, now[keyword] ?? null, [...path, keyword], `${label}[]`);
    }
    for (const keyword of ["allOf", "anyOf", "oneOf", "prefixItems"]) {
      const [before, after] = [old[keyword], now[keyword]];
      if (!Array.isArray(before) || !Array.isArray(after)) continue;
      for (const [index, schema] of after.entries())
        this.#visit(before[index] ?? null, schema, [...path, keyword, String(index)], label);
    }
  }

  #rule(
    keyword: string,
    code: string,
    old: JsonObject,
    now: JsonObject,
    path: readonly string[],
    label: string,
  ): void {
    const [before, after] = [spelt(old[keyword]), spelt(now[keyword])];
    if (before === after) return;
    this.#add(path, {
      ...{ code, kind: "changed", level: "wire" },
      message: `\`${keyword}\` of \`${label}\` was ${before} and is ${after}`,
      why:
        keyword === "default"
          ? "The server takes another value where none is sent."
          : "The server takes or sends other values; the type can't say which.",
      action: "See that what is sent, and what is expected, is still right.",
    });
  }

  #marks(old: JsonObject, now: JsonObject, path: readonly string[], label: string): void {
    if (now.deprecated === true && old.deprecated !== true) {
      this.#add(path, deprecation("property", `\`${label}\``, true));
    }
    if (old.description !== now.description) {
      this.#add(path, redescribed(`\`${label}\``));
    }
  }

  #add(
    path: readonly string[],
    change: Pick<Change, "code" | "kind" | "level" | "message" | "why" | "action">,
  ): void {
    this.#changes.push({
      ...change,
      breaking: false,
      operation: this.#operation,
      pointer: this.#pointer(path),
    });
  }

  /** A group of parameters is a schema of ours: its properties are parameters of the document. */
  #pointer(path: readonly string[]): string {
    const { pointer } = this.#now;
    const placed = operationsOf(this.#state).find(({ operation }) => operation.pointer === pointer);
    if (placed === undefined) return path.reduce(childPointer, pointer);
    const { root } = this.#state.document;
    for (const place of ["query", "header", "cookie", "path"]) {
      const found = writtenParameter(root, pointer, place, path[1] ?? "");
      if (found !== undefined)
        return path.length > 2 ? path.slice(2).reduce(childPointer, `${found}/schema`) : found;
    }
    return pointer;
  }
}

function spelt(value: JsonValue | undefined): string {
  if (value === undefined) return "absent";
  const text = JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}...` : text}\``;
}

function wordChanges({ from, to }: States): readonly Change[] {
  const old = new Map(operationsOf(from).map((placed) => [placed.name, placed.operation]));
  const operations = operationsOf(to).flatMap(({ name, operation }): readonly Change[] => {
    const was = old.get(name);
    if (was === undefined || wordsOf(was) === wordsOf(operation)) return [];
    const { pointer } = operation;
    return [{ ...redescribed(`\`${name}\``), operation: name, pointer }];
  });
  const api = ({ model }: ApiState): string =>
    JSON.stringify([
      ...[model.title, model.description],
      ...[...model.servers, ...model.securitySchemes, ...model.resources].flatMap(
        ({ description = [] }) => description,
      ),
    ]);
  const same = api(from) === api(to) || from.model.resources.length !== to.model.resources.length;
  const ofApi = { ...redescribed("The API"), operation: undefined, pointer: "#/info" };
  return same ? operations : [...operations, ofApi];
}

function wordsOf({ summary, description, body, pathParameters }: Operation): string {
  return JSON.stringify([
    summary,
    description,
    body?.description,
    pathParameters.flatMap(({ description: said = [] }) => said),
  ]);
}
