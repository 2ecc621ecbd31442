import type { OperationExtension } from "../load/extension.js";
import { sortedBy } from "../order.js";
import { camelCase, wordsOf } from "./names.js";
import type { OperationObject } from "./openapi.js";
import { descriptionOfTag, mainTag, type TaggedRoot } from "./tags.js";

/** Where an operation's method lives on the client. */
export interface Placement {
  readonly resource: readonly string[];
  readonly methodName: string;
  /** What it is called where `methodName`, which frameworks said more around, is another's, too. */
  readonly longerName: string;
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
 *    what a framework puts around a function's name and without the resource's name before it, else the verb and the path
 *    within the resource.
 */
export function placementOf(route: PlacedRoute, root: TaggedRoot = {}): Placement {
  const { object, extension } = route;
  const group = textOf(object["x-speakeasy-group"]);
  const override = textOf(object["x-speakeasy-name-override"]);
  const resource =
    extension?.resource?.split(".") ??
    (group === undefined ? undefined : memberNames(group.split("."))) ??
    memberNames([classOf(route, root) ?? firstWord(route.path)]);
  const said = extension?.method ?? (override && memberNames([override])[0]);
  return {
    resource,
    methodName: said ?? methodNameOf(route, resource),
    longerName: said ?? longerNameOf(route, resource),
    explicit: said !== undefined,
  };
}

/**
 * Placements with no two alike. Where rules of ours made two alike, all of them are called by all of their
 * operation id, and where that does not help, by verb and path instead: which comes first never decides.
 * What documents say themselves is left alone.
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
  const isShared = ({ placement }: T): boolean =>
    !placement.explicit && count.get(nameOf(placement)) !== 1;
  const longer = placed.map((route) =>
    isShared(route) ? renamed(route, route.placement.longerName) : route,
  );
  const after = countBy([
    ...longer.map(({ placement }) => nameOf(placement)),
    ...new Set(resources),
  ]);
  return numbered(
    longer.map((route, index) => {
      const wasShared = route !== placed[index];
      return wasShared && after.get(nameOf(route.placement)) !== 1
        ? renamed(route, nameByRoute(route))
        : route;
    }),
  );
}

function renamed<T extends PlacedRoute & { readonly placement: Placement }>(
  route: T,
  methodName: string,
): T {
  return { ...route, placement: { ...route.placement, methodName } };
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

/** The first tag, without what a framework puts around the name of a class in it. */
function classOf({ object, path }: PlacedRoute, root: TaggedRoot): string | undefined {
  const tag = mainTag(object, root);
  const { operationId } = object;
  if (tag === undefined || typeof operationId !== "string") return tag;
  // LoopBack: `BookController` and `BookController.find`.
  if (operationId.startsWith(`${tag}.`)) return tag.replace(/(?<=\w)Controller$/, "");
  // springdoc: `book-controller` and a method of Java.
  const description = descriptionOfTag(root, [camelCase(tag)]) ?? tag;
  if (isControllerOfSpring(tag, operationId) && lettersOf(description) === lettersOf(tag)) {
    return withoutSuffix(tag, "-controller");
  }
  // drf-spectacular: `api`, where that is how all paths begin.
  const segments = segmentsOf(path);
  return isNoise(tag) && segments[0] === tag && segments.length > 1 ? firstWord(path) : tag;
}

function isControllerOfSpring(tag: unknown, operationId: string): boolean {
  const isTag = typeof tag === "string" && /^[a-z][a-z\d]*(-[a-z\d]+)*-controller$/.test(tag);
  return isTag && /^[a-z][a-zA-Z\d]*(_\d+)?$/.test(operationId);
}

function methodNameOf(route: PlacedRoute, resource: readonly string[]): string {
  if (isRoute(route)) return nameInResource(route, resource);
  const words = withoutPath(wordsOf(ownNameOf(route)), route, resource);
  return memberName(withoutResource(words, resource)) ?? nameInResource(route, resource);
}

function longerNameOf(route: PlacedRoute, resource: readonly string[]): string {
  const words = wordsOf(functionOf(route));
  return memberName(withoutResource(words, resource)) ?? nameByRoute(route);
}

function memberName(words: readonly string[]): string | undefined {
  const name = camelCase(words.join(" "));
  // An object with a method `then` is taken for a promise wherever it is awaited.
  return /^\p{ID_Start}/u.test(name) && name !== "then" ? name : undefined;
}

function withoutResource(words: readonly string[], resource: readonly string[]): readonly string[] {
  return withoutPrefix(words, resource.flatMap(wordsOf));
}

/** The words behind those of a prefix, if there are any. */
function withoutPrefix(words: readonly string[], prefix: readonly string[]): readonly string[] {
  const isPrefixed = prefix.every(
    (word, index) => words[index]?.toLowerCase() === word.toLowerCase(),
  );
  return isPrefixed && words.length > prefix.length ? words.slice(prefix.length) : words;
}

/** The words of an id without how the path begins, as far as that is the resource: `api_books_list` is `list`. */
function withoutPath(
  words: readonly string[],
  { path }: PlacedRoute,
  resource: readonly string[],
): readonly string[] {
  const { noise, own } = partsOf(path);
  const [segment = ""] = own;
  const rest = withoutPrefix(words, noise.flatMap(wordsOf));
  const first = wordsOf(segment);
  const behind = withoutPrefix(rest, first);
  if (behind === rest || first.length === 0) return words;
  return isResource(segment, resource) ? behind : rest;
}

/** The operation id, without what frameworks put around the name of a function in it. */
function functionOf({ httpMethod, object: { operationId = "" }, path }: PlacedRoute): string {
  // FastAPI: `read_item_items__item_id__get`.
  const suffix = `${path.replaceAll(/[^\p{L}\p{N}_]/gu, "_")}_${httpMethod.toLowerCase()}`;
  const named = withoutSuffix(operationId, suffix);
  if (named !== "" && named !== operationId) return named;
  // NestJS: `ItemsController_findOne`. LoopBack: `ItemController.findById`.
  return operationId.replace(/^[A-Z]\w*Controller[_.](?=[^\W_])/, "");
}

/** A function without what it is told from functions of other resources by. */
function ownNameOf(route: PlacedRoute): string {
  const { operationId = "", summary, tags } = route.object;
  const name = functionOf(route);
  // NestJS: `findAll_v1`, where the path has that version.
  const version = /(?<=[^\W_]_)v?\d\w*$/.exec(name)?.[0];
  if (name !== operationId && version !== undefined && segmentsOf(route.path).includes(version)) {
    return withoutSuffix(name, `_${version}`);
  }
  // springdoc: `list_1`, where another controller has a `list`.
  if (Array.isArray(tags) && isControllerOfSpring(tags[0], operationId)) {
    return name.replace(/_\d+$/, "");
  }
  // Django Ninja: `library_api_list_books`, of the module `library.api`, and "List Books".
  const title = typeof summary === "string" ? summary.toLowerCase().replaceAll(" ", "_") : "";
  return title !== "" && /(^|_)(api|views)_$/.test(withoutSuffix(name, title)) ? title : name;
}

function withoutSuffix(text: string, suffix: string): string {
  return text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text;
}

/** Whether the operation id says no more than verb and path do. */
function isRoute({ httpMethod, object: { operationId = "" }, path }: PlacedRoute): boolean {
  const id = lettersOf(operationId);
  const verb = httpMethod.toLowerCase();
  const segments = lettersOf(path);
  return [
    `${verb}${segments}`,
    `${verb}${lettersOf(path.replaceAll("{", " by "))}`,
    `${segments}${verb}`,
  ].includes(id);
}

function lettersOf(text: string): string {
  return wordsOf(text).join("").toLowerCase();
}

/** `GET /books/{id}` is `getBooksById`. */
function nameByRoute({ httpMethod, path }: Pick<PlacedRoute, "httpMethod" | "path">): string {
  return camelCase(`${httpMethod.toLowerCase()} ${path.replaceAll("{", " by ")}`);
}

/** `GET /v1/books/{id}` is `getById` of `books`. */
function nameInResource({ httpMethod, path }: PlacedRoute, resource: readonly string[]): string {
  const { own } = partsOf(path);
  const inner = isResource(own[0] ?? "", resource) ? own.slice(1) : own;
  return nameByRoute({ httpMethod, path: inner.join("/") });
}

/** Whether a segment is what the resource is called, be it one or many. */
function isResource(segment: string, resource: readonly string[]): boolean {
  const name = lettersOf(resource.join(" "));
  const names = [name, `${name}s`, name.replace(/y$/, "ies")];
  return names.includes(lettersOf(segment)) && !segment.startsWith("{");
}

function firstWord(path: string): string {
  const words = segmentsOf(path).filter((segment) => !segment.startsWith("{"));
  return words.find((word) => !isNoise(word)) ?? words[0] ?? "";
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** The segments that a path begins with and that say nothing of a resource, and those from the first that does. */
function partsOf(path: string): Readonly<Record<"noise" | "own", readonly string[]>> {
  const segments = segmentsOf(path);
  const start = segments.findIndex((segment) => !isNoise(segment));
  return start === -1
    ? { noise: segments, own: [] }
    : { noise: segments.slice(0, start), own: segments.slice(start) };
}

/** What paths begin with that says nothing of a resource. */
function isNoise(segment: string): boolean {
  return /^(v\d[\w.]*|api|rest)$/i.test(segment);
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
