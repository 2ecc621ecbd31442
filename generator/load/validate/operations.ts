import type { JsonObject } from "../../document.js";
import { getOwn, isObject } from "../../json.js";
import type { Path } from "../../pointer.js";
import { httpMethods } from "../methods.js";

/** Where a path item has operations of other methods, since OpenAPI 3.2. */
export const additional = "additionalOperations";

/** An operation as it stands in the document. */
export interface WrittenOperation {
  readonly path: Path;
  readonly operation: JsonObject;
  /** The template of its URL; undefined for a webhook's. */
  readonly template: string | undefined;
  readonly item: JsonObject;
  readonly itemPath: Path;
}

/** The operations under `paths` and `webhooks`, in the order of the document. */
export function* operationsOf(root: JsonObject): Generator<WrittenOperation> {
  for (const section of ["paths", "webhooks"]) {
    const items = getOwn(root, section);
    if (!isObject(items)) continue;
    for (const [name, item] of Object.entries(items)) {
      if (!isObject(item) || (section === "paths" && name.startsWith("x-"))) continue;
      const itemPath = [section, name];
      const template = section === "paths" ? name : undefined;
      for (const method of httpMethods) {
        const operation = getOwn(item, method);
        if (!isObject(operation)) continue;
        yield { path: [...itemPath, method], operation, template, item, itemPath };
      }
      const others = getOwn(item, additional);
      for (const [method, operation] of isObject(others) ? Object.entries(others) : []) {
        if (!isObject(operation)) continue;
        yield { path: [...itemPath, additional, method], operation, template, item, itemPath };
      }
    }
  }
}

/** A parameter as it stands in a list of a path item or an operation. */
export interface WrittenParameter {
  readonly name: string;
  readonly in: string;
  readonly parameter: JsonObject;
  readonly path: Path;
}

/** The parameters of a path item or an operation that have a name and a place. */
export function parametersOf(holder: JsonObject, path: Path): WrittenParameter[] {
  const parameters = getOwn(holder, "parameters");
  if (!Array.isArray(parameters)) return [];
  return parameters.flatMap((parameter, index) => {
    if (!isObject(parameter)) return [];
    const name = getOwn(parameter, "name");
    const location = getOwn(parameter, "in");
    if (typeof name !== "string" || typeof location !== "string") return [];
    return { name, in: location, parameter, path: [...path, "parameters", String(index)] };
  });
}
