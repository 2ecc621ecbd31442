import { extensionName, type OperationExtension } from "../load/extension.js";
import { httpMethods } from "../load/methods.js";
import { sortedBy } from "../order.js";
import { childPointer, escapePointer } from "../pointer.js";
import {
  type OpenApiRoot,
  type OperationObject,
  type ParameterObject,
  type PathItemObject,
  type ServerObject,
} from "./openapi.js";
import { nameOf, type Placement, placementOf, withoutCollisions } from "./placement.js";
import type { Report } from "./report.js";
import { withPageable } from "./spring-pageable.js";

/** An operation of the document, and where its method goes. */
export interface FoundOperation {
  readonly object: OperationObject;
  readonly extension: OperationExtension | undefined;
  readonly placement: Placement;
  readonly httpMethod: string;
  readonly path: string;
  readonly pointer: string;
  readonly parameters: readonly ParameterObject[];
  /** Its own, else those of its path. */
  readonly servers: readonly ServerObject[] | undefined;
}

const known = new WeakMap<OpenApiRoot, readonly FoundOperation[]>();

/** By path, then method. */
export function findOperations(root: OpenApiRoot): readonly FoundOperation[] {
  const found = known.get(root) ?? operationsIn(root);
  known.set(root, found);
  return found;
}

function operationsIn(root: OpenApiRoot): readonly FoundOperation[] {
  const found: FoundOperation[] = [];
  for (const [path, item] of sortedBy(Object.entries(root.paths ?? {}), ([key]) => key)) {
    for (const { httpMethod, object, place } of methodsOf(item, root)) {
      const extension = object[extensionName];
      if (extension?.ignore === true || unsendable.has(httpMethod)) continue;
      const route = { object, extension, path, httpMethod };
      found.push({
        ...route,
        placement: placementOf(route, root),
        pointer: `/paths/${escapePointer(path)}/${place}`,
        servers: object.servers ?? item.servers,
        parameters: mergedParameters(
          withPageable(item.parameters ?? [], root),
          withPageable(object.parameters ?? [], root),
        ),
      });
    }
  }
  return withoutCollisions(found);
}

interface Method {
  readonly httpMethod: string;
  readonly object: OperationObject;
  /** Where it is in its path item. */
  readonly place: string;
}

/** The operations of a path, by method; since OpenAPI 3.2 of any. */
export function methodsOf(item: PathItemObject, { openapi }: OpenApiRoot): readonly Method[] {
  const known = httpMethods.flatMap((place): readonly Method[] => {
    const object = item[place];
    return object === undefined ? [] : [{ httpMethod: place.toUpperCase(), object, place }];
  });
  if (!openapi.startsWith("3.2")) return sortedBy(known.filter(isOld), byMethod);
  const others = Object.entries(item.additionalOperations ?? {}).map(([httpMethod, object]) => {
    return { httpMethod, object, place: childPointer("additionalOperations", httpMethod) };
  });
  return sortedBy([...known, ...others], byMethod);
}

function isOld({ place }: Method): boolean {
  return place !== "query";
}

function byMethod({ httpMethod }: Method): string {
  return httpMethod;
}

/** Methods that `fetch` does not send. */
export const unsendable: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

/** An operation's parameter replaces its path's of the same name and place. */
function mergedParameters(
  ofPath: readonly ParameterObject[],
  ofOperation: readonly ParameterObject[],
): readonly ParameterObject[] {
  // The names of headers are the same in capitals.
  const key = ({ in: place, name }: ParameterObject): string =>
    `${place} ${place === "header" ? name.toLowerCase() : name}`;
  const own = new Set(ofOperation.map(key));
  const all = [...ofPath.filter((parameter) => !own.has(key(parameter))), ...ofOperation];
  return sortedBy(all, key);
}

/** The resources that have operations, and all their parents. */
export function resourcePathsOf(found: readonly FoundOperation[]): readonly (readonly string[])[] {
  const paths = new Map<string, readonly string[]>();
  for (const { placement } of found) {
    for (let depth = 1; depth <= placement.resource.length; depth++) {
      const path = placement.resource.slice(0, depth);
      paths.set(path.join("."), path);
    }
  }
  return sortedBy(paths, ([key]) => key).map(([, path]) => path);
}

/** Two operations of one name, or an operation and a resource: only documents' own names can be so. */
export function reportCollisions(found: readonly FoundOperation[], report: Report): void {
  const first = new Map(
    resourcePathsOf(found).map((path) => [path.join(".").toLowerCase(), "a resource"]),
  );
  for (const operation of found) {
    const { resource, methodName } = operation.placement;
    const earlier = first.get(nameOf(operation.placement));
    if (earlier === undefined) {
      first.set(nameOf(operation.placement), routeOf(operation));
      continue;
    }
    report.error({
      code: "method-name-collision",
      message: `${[...resource, methodName].join(".")} would be both ${earlier} and ${routeOf(operation)}`,
      pointer: operation.pointer,
      hint: "Give one of them another `method` or `resource` in x-pagewright.",
    });
  }
}

function routeOf({ httpMethod, path }: FoundOperation): string {
  return `${httpMethod} ${path}`;
}
