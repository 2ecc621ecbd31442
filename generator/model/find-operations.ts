import type { OperationExtension } from "../load/extension.js";
import { extensionOf } from "./extension-of.js";
import { compare, sortedBy } from "./names.js";
import {
  escapePointer,
  httpMethods,
  type OpenApiRoot,
  type OperationObject,
  type ParameterObject,
  type ServerObject,
} from "./openapi.js";
import { nameOf, type Placement, placementOf, withoutCollisions } from "./placement.js";
import type { Report } from "./report.js";

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

/** By path, then method. */
export function findOperations(root: OpenApiRoot): readonly FoundOperation[] {
  const found: FoundOperation[] = [];
  for (const [path, item] of sortedBy(Object.entries(root.paths ?? {}), ([key]) => key)) {
    for (const method of [...httpMethods].sort(compare)) {
      const object = item[method];
      if (object === undefined) continue;
      const extension = extensionOf(object) as OperationExtension | undefined;
      if (extension?.ignore === true) continue;
      const route = { object, extension, path, httpMethod: method.toUpperCase() };
      found.push({
        ...route,
        placement: placementOf(route),
        pointer: `/paths/${escapePointer(path)}/${method}`,
        servers: object.servers ?? item.servers,
        parameters: mergedParameters(item.parameters ?? [], object.parameters ?? []),
      });
    }
  }
  return withoutCollisions(found);
}

/** An operation's parameter replaces its path's of the same name and place. */
function mergedParameters(
  ofPath: readonly ParameterObject[],
  ofOperation: readonly ParameterObject[],
): readonly ParameterObject[] {
  const key = ({ in: place, name }: ParameterObject): string => `${place} ${name}`;
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

export function sameResource(a: readonly string[], b: readonly string[]): boolean {
  return a.join(".") === b.join(".");
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
