import type { OperationExtension } from "../load/extension.js";
import { camelCase } from "./names.js";
import type { OperationObject } from "./openapi.js";

/** Where an operation's method lives on the client. */
export interface Placement {
  readonly resource: readonly string[];
  readonly methodName: string;
}

/**
 * What `x-pagewright` says; else the first tag, and the last part of the operation id; else the
 * path and the HTTP method.
 */
export function placementOf(
  operation: OperationObject,
  extension: OperationExtension | undefined,
  path: string,
  httpMethod: string,
): Placement {
  return {
    resource: extension?.resource?.split(".") ?? resourceOf(operation, path),
    methodName: extension?.method ?? methodNameOf(operation, path, httpMethod),
  };
}

function resourceOf(operation: OperationObject, path: string): readonly string[] {
  const name = camelCase(operation.tags?.[0] ?? firstLiteralSegment(path) ?? "");
  return [name === "" ? "root" : name];
}

function methodNameOf(operation: OperationObject, path: string, httpMethod: string): string {
  const { operationId } = operation;
  const lastPart = operationId
    ?.split(/[:./#]/)
    .filter(Boolean)
    .at(-1);
  const name = camelCase(lastPart ?? "");
  return name === "" ? camelCase(`${httpMethod} ${path.replaceAll(/[{}]/g, " ")}`) : name;
}

function firstLiteralSegment(path: string): string | undefined {
  return path.split("/").find((segment) => segment !== "" && !segment.startsWith("{"));
}
