import type { OperationExtension } from "../load/extension.js";
import { sortedBy } from "../order.js";
import { camelCase, wordsOf } from "./names.js";
import type { OperationObject } from "./openapi.js";
import { mainTag, type TaggedRoot } from "./tags.js";

/** Where an operation's method lives on the client. */
export interface Placement {
  readonly resource: readonly string[];
  readonly methodName: string;
  /** Whether the document says so itself, rather than a rule of ours. */
  readonly explicit: boolean;
}

/** An operation as placing sees it. */
export interface PlacedRoute {
  readonly object: OperationObject;
  readonly extension: OperationExtension | undefined;
  readonly path: string;
  readonly httpMethod: string;
}

/**
 * Places an operation by what it and its tags say of themselves, so that no other operation can move it:
 *
 * 1. `resource` and `method` of `x-pagewright`;
 * 2. `x-speakeasy-group` and `x-speakeasy-name-override`;
 * 3. the first tag that is no badge, else the first word of the path that is no version; and the operation id without
 *    what a framework puts around a function's name and without the resource's name before it, else the verb and the path.
 */
export function placementOf(route: PlacedRoute, root: TaggedRoot = {}): Placement {
  const { object, extension } = route;
  const group = textOf(object["x-speakeasy-group"]);
  const override = textOf(object["x-speakeasy-name-override"]);
  const resource =
    extension?.resource?.split(".") ??
    (group === undefined ? undefined : memberNames(group.split("."))) ??
    memberNames([mainTag(object, root) ?? firstWord(route.path)]);
  const said = extension?.method ?? (override && memberNames([override])[0]);
  return {
    resource,
    methodName: said ?? methodNameOf(route, resource),
    explicit: said !== undefined,
  };
}

/**
 * Placements with no two alike. Where rules of ours made two alike, all of them are called by verb
 * and path instead: which comes first never decides. What documents say themselves is left alone.
 */
export function withoutCollisions<T extends PlacedRoute & { readonly placement: Placement }>(
  placed: readonly T[],
): readonly T[] {
  const resources = placed.flatMap(({ placement: { resource } }) =>
    resource.map((_, depth) =>
      resource
        .slice(0, depth + 1)
        .join(".")
        .toLowerCase(),
    ),
  );
  const count = countBy([
    ...placed.map(({ placement }) => nameOf(placement)),
    ...new Set(resources),
  ]);
  const renamed = placed.map((route): T => {
    const { placement } = route;
    if (placement.explicit || count.get(nameOf(placement)) === 1) return route;
    return { ...route, placement: { ...placement, methodName: nameByRoute(route) } };
  });
  return numbered(renamed);
}

export function nameOf({ resource, methodName }: Placement): string {
  return [...resource, methodName].join(".").toLowerCase();
}

/** Paths that differ in nothing a name can hold are told apart by a number, in order of their text. */
function numbered<T extends PlacedRoute & { readonly placement: Placement }>(
  placed: readonly T[],
): readonly T[] {
  const taken = new Set(
    placed.filter(({ placement }) => placement.explicit).map(({ placement }) => nameOf(placement)),
  );
  const inOrder = sortedBy(placed, ({ path, httpMethod }) => `${path} ${httpMethod}`);
  return inOrder.map((route) => {
    if (route.placement.explicit) return route;
    let placement = route.placement;
    for (let number = 2; taken.has(nameOf(placement)); number++) {
      placement = { ...placement, methodName: `${route.placement.methodName}${number}` };
    }
    taken.add(nameOf(placement));
    return { ...route, placement };
  });
}

function methodNameOf(route: PlacedRoute, resource: readonly string[]): string {
  const words = wordsOf(functionOf(route));
  const prefix = resource.flatMap(wordsOf).map((word) => word.toLowerCase());
  const prefixed = prefix.every((word, index) => words[index]?.toLowerCase() === word);
  const rest = prefixed ? words.slice(prefix.length) : words;
  const name = camelCase((rest.length > 0 ? rest : words).join(" "));
  // An object with a method `then` is taken for a promise wherever it is awaited.
  return /^\p{ID_Start}/u.test(name) && name !== "then" ? name : nameByRoute(route);
}

/** The operation id, without what frameworks put around the name of a function in it. */
function functionOf({ httpMethod, object: { operationId = "" }, path }: PlacedRoute): string {
  // FastAPI: `read_item_items__item_id__get`.
  const suffix = `${path.replaceAll(/[^\p{L}\p{N}_]/gu, "_")}_${httpMethod.toLowerCase()}`;
  if (operationId.endsWith(suffix) && operationId !== suffix) {
    return operationId.slice(0, -suffix.length);
  }
  // NestJS: `ItemsController_findOne`.
  return operationId.replace(/^[A-Z]\w*Controller_(?=[^\W_])/, "");
}

/** `GET /books/{id}` is `getBooksById`. */
function nameByRoute({ httpMethod, path }: PlacedRoute): string {
  return camelCase(`${httpMethod.toLowerCase()} ${path.replaceAll("{", " by ")}`);
}

function firstWord(path: string): string {
  const words = path.split("/").filter((segment) => segment !== "" && !segment.startsWith("{"));
  return words.find((word) => !/^(v\d[\w.]*|api|rest)$/i.test(word)) ?? words[0] ?? "";
}

/** Names a member can have: words in camel case, none of them empty or beginning with a digit. */
function memberNames(names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const camel = camelCase(name);
    if (camel === "") return "root";
    // Every object has one, and no class can have a property of that name.
    if (camel === "constructor") return "_constructor";
    return /^\p{ID_Start}/u.test(camel) ? camel : `_${camel}`;
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return count;
}
