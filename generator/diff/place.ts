import type { JsonObject, JsonValue } from "../document.js";
import { isObject } from "../json.js";
import type { WebhookEvent } from "../model/model.js";
import { referencedSchemaName } from "../model/openapi.js";
import { writtenParameter } from "../model/written-parameter.js";
import {
  childPointer,
  hashless,
  isWithin,
  parsePointer,
  toPointer,
  valueAtPointer,
} from "../pointer.js";
import type { Part } from "./example.js";
import type { ApiState, States } from "./finding.js";
import type { PlacedOperation } from "./surface.js";
import type { Step, TypeChange } from "./type-change.js";
import { declaredName } from "./type-shape.js";

/** Where something of an operation is: in the document, and in words. */
export interface Place {
  readonly pointer: string;
  /** `Book.author.name`, or `books.list query.page` where no schema has a name. */
  readonly label: string;
  /** Whether the document has every step of the way. */
  readonly found: boolean;
  /** The same under the name of the schema that takes it over from another one, as by `allOf`. */
  readonly heir?: Pick<Place, "pointer" | "label"> | undefined;
}

/** Where a change is to be told: by the new document, unless it is gone from there. */
export function placeOfChange(
  { code, from }: TypeChange,
  lookUp: (side: keyof States) => Place,
  states: States,
): Place {
  const after = lookUp("to");
  const place = after.found ? after : lookUp("from");
  if (place.heir === undefined) return code.startsWith("type-") ? referenced(place, states) : place;
  const [was, is] = valuesAt(place.pointer, states);
  const isAdded = from === undefined;
  const isRemoved = code === "property-removed";
  // What another schema has as before was taken over, or is so no longer.
  const isOwn = isRemoved ? is === undefined : isAdded ? was === undefined : was && is;
  if (!isOwn) return { ...place, ...place.heir };
  return code.startsWith("type-") ? referenced(place, states) : place;
}

/** Where the same reference stands in both documents, what differs is what it leads to. */
function referenced(place: Place, states: States): Place {
  const [was, is] = valuesAt(place.pointer, states).map(referencedSchemaName);
  return is !== undefined && was === is ? settled(place, states.to) : place;
}

function valuesAt(pointer: string, { from, to }: States): readonly (JsonValue | undefined)[] {
  return [from, to].map(({ document }) => valueAtPointer(document.root, pointer));
}

/** Follows a path through the schemas of a document. */
export function placeOf(
  path: readonly Step[],
  part: Part,
  argument: string | undefined,
  placed: PlacedOperation,
  state: ApiState,
): Place {
  const group = GROUPS[argument ?? ""];
  const [first, ...rest] = path;
  if (group !== undefined && first?.kind === "property") {
    const pointer = writtenParameter(
      state.document.root,
      placed.operation.pointer,
      group,
      first.name,
    );
    const label = `${placed.name} ${argument}.${first.name}`;
    if (pointer === undefined) return { pointer: placed.operation.pointer, label, found: false };
    if (rest.length === 0) return { pointer, label, found: true };
    return follow(rest, { pointer: `${pointer}/schema`, label, found: true }, state);
  }
  return follow(path, beginning(part, argument, placed, state), state);
}

/** The same, from the payload of a webhook. */
export function payloadPlace(
  path: readonly Step[],
  { name, pointer, typeNames }: WebhookEvent,
  state: ApiState,
): Place {
  const [only, ...others] = typeNames;
  const type =
    others.length === 0 ? state.model.types.find(({ typeName }) => typeName === only) : undefined;
  const start = { pointer: type?.pointer ?? pointer, label: `webhook ${name}`, found: true };
  return follow(path, start, state);
}

const GROUPS: Readonly<Record<string, "query" | "header" | "cookie">> = {
  query: "query",
  headers: "header",
  cookies: "cookie",
};

function beginning(
  part: Part,
  argument: string | undefined,
  { name, operation }: PlacedOperation,
  state: ApiState,
): Place {
  const at = (typeName: string | undefined, label: string, otherwise: string): Place => {
    const type = state.model.types.find((candidate) => candidate.typeName === typeName);
    return { pointer: type?.pointer ?? operation.pointer + otherwise, label, found: true };
  };
  switch (part.kind) {
    case "error":
      return { pointer: `${operation.pointer}/responses`, label: `${name} error`, found: true };
    case "item":
      return at(operation.pagination?.itemTypeName, `${name} item`, "/responses");
    case "result": {
      const chosen = operation.results?.options.find((each) => each.mediaType === part.mediaType);
      const result = chosen?.option ?? operation.result;
      const only = result.kind === "json" && result.typeNames.length === 1;
      return at(only ? result.typeNames[0] : undefined, `${name} result`, "/responses");
    }
    case "argument": {
      if (argument === "body") {
        const chosen = operation.bodies?.options.find((each) => each.mediaType === part.mediaType);
        const { typeName } = chosen?.option ?? operation.body ?? {};
        return at(typeName, `${name} body`, "/requestBody");
      }
      const parameter = operation.pathParameters.find(
        ({ argumentName }) => argumentName === argument,
      );
      const pointer =
        parameter &&
        writtenParameter(state.document.root, operation.pointer, "path", parameter.name);
      const label = `${name} ${argument ?? "argument"}`;
      return { pointer: pointer ?? operation.pointer, label, found: true };
    }
  }
}

function follow(path: readonly Step[], start: Place, state: ApiState): Place {
  let place = start;
  for (const step of path) place = next(step, settled(place, state), state);
  return path.length === 0 ? settled(place, state) : place;
}

const components = new WeakMap<ApiState, ReadonlyMap<string, string>>();

/** Names of the types of the document's own schemas, by pointer. Asked for at every step, so made once. */
function componentsOf(state: ApiState): ReadonlyMap<string, string> {
  const known = components.get(state);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const { pointer, origin, typeName } of state.model.types) {
    const place = hashless(pointer);
    if (origin === "component" && !names.has(place)) names.set(place, typeName);
  }
  components.set(state, names);
  return names;
}

/** Goes where references lead, and takes the name of the schema that is there. */
function settled(place: Place, state: ApiState): Place {
  const named = componentsOf(state).get(hashless(place.pointer));
  if (named !== undefined) return { ...place, label: named, heir: undefined };
  const schema = valueAtPointer(state.document.root, place.pointer);
  const reference = referencedSchemaName(schema);
  if (reference === undefined) return place;
  const pointer = childPointer("#/components/schemas", reference);
  const label = componentsOf(state).get(hashless(pointer)) ?? reference;
  return { ...place, pointer, label, heir: undefined };
}

function next(step: Step, place: Place, state: ApiState): Place {
  const { root } = state.document;
  switch (step.kind) {
    case "variant": {
      const name = declaredName(step.type);
      const type = state.model.types.find(({ typeName }) => typeName === name);
      if (type !== undefined) return { ...place, pointer: type.pointer, label: type.typeName };
      const { status } = step;
      return status === undefined
        ? place
        : {
            ...place,
            pointer: childPointer(place.pointer, status),
            label: `${place.label} ${status}`,
          };
    }
    case "property": {
      const body = step.name === "body" ? failureBody(root, place.pointer) : undefined;
      const pointer = body ?? keywordPointer(root, place.pointer, ["properties", step.name]);
      return inside(place, pointer, `.${step.name}`, state);
    }
    case "element":
    case "entry": {
      const keyword = step.kind === "element" ? "items" : "additionalProperties";
      const pointer = keywordPointer(root, place.pointer, [keyword]);
      return inside(place, pointer, "[]", state);
    }
  }
}

function inside(place: Place, pointer: string | undefined, step: string, state: ApiState): Place {
  const { label, heir } = place;
  if (pointer === undefined) return { pointer: place.pointer, label: label + step, found: false };
  const further = heir && { ...heir, label: heir.label + step };
  const owner = ownerOf(pointer, state);
  if (owner === undefined || isWithin(place.pointer, owner.pointer))
    return { ...place, pointer, label: label + step, heir: further };
  const taken = further ?? { pointer: place.pointer, label: label + step };
  return { ...place, pointer, label: owner.name + step, heir: taken };
}

/** The component whose schema something stands in. */
function ownerOf(
  pointer: string,
  state: ApiState,
): { readonly pointer: string; readonly name: string } | undefined {
  const [holder, kind, key] = parsePointer(pointer) ?? [];
  if (holder !== "components" || kind !== "schemas" || key === undefined) return undefined;
  const own = toPointer([holder, kind, key]);
  return { pointer: own, name: componentsOf(state).get(hashless(own)) ?? key };
}

/** The schema of what comes with an error, where only one can be meant; `pointer` is of its response, or of all. */
function failureBody(root: JsonObject, pointer: string): string | undefined {
  const path = parsePointer(pointer) ?? [];
  if (path[0] !== "paths") return undefined;
  if (path.at(-1) === "responses") {
    const responses = valueAtPointer(root, pointer);
    const failures = isObject(responses)
      ? Object.keys(responses).filter((status) => /^[345]|^default$/.test(status))
      : [];
    const [status] = failures;
    return failures.length === 1 && status !== undefined
      ? failureBody(root, childPointer(pointer, status))
      : undefined;
  }
  if (path.at(-2) !== "responses") return undefined;
  const written = valueAtPointer(root, pointer);
  const reference = isObject(written) ? written.$ref : undefined;
  const at = typeof reference === "string" ? reference : pointer;
  const response = valueAtPointer(root, at);
  const content = isObject(response) ? response.content : undefined;
  const [mediaType, ...others] = isObject(content) ? Object.keys(content) : [];
  if (mediaType === undefined || others.length > 0) return undefined;
  return [mediaType, "schema"].reduce(childPointer, `${at}/content`);
}

/** Where a schema, or one that it is made of, says a keyword. */
function keywordPointer(
  root: JsonObject,
  pointer: string,
  keys: readonly string[],
  depth = 0,
): string | undefined {
  const schema = valueAtPointer(root, pointer);
  if (depth > 8 || !isObject(schema)) return undefined;
  const reference = referencedSchemaName(schema);
  if (reference !== undefined) {
    return keywordPointer(root, childPointer("#/components/schemas", reference), keys, depth + 1);
  }
  const here = keys.reduce(childPointer, pointer);
  if (valueAtPointer(root, here) !== undefined) return here;
  for (const keyword of ["allOf", "oneOf", "anyOf"]) {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) continue;
    for (const index of branches.keys()) {
      const branch = childPointer(childPointer(pointer, keyword), index);
      const found = keywordPointer(root, branch, keys, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
