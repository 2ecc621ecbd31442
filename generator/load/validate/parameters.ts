import type { JsonObject } from "../../document.js";
import { getOwn, isObject } from "../../json.js";
import { isHeaderName } from "../http-syntax.js";
import { operationsOf, parametersOf, type WrittenParameter } from "./operations.js";
import type { Reporter } from "./reporter.js";

/** Tells what parameters say that cannot be sent as it is said. */
export function checkParameters(root: JsonObject, reporter: Reporter): void {
  for (const { operation, path, item, itemPath } of operationsOf(root)) {
    for (const each of [...parametersOf(operation, path), ...parametersOf(item, itemPath)]) {
      checkContent(each, reporter);
      checkReserved(each, reporter);
      if (each.in === "header" && !isHeaderName(each.name)) tellHeaderName(each, reporter);
    }
  }
}

function checkContent({ in: place, name, parameter, path }: WrittenParameter, reporter: Reporter) {
  const content = getOwn(parameter, "content");
  if (!isObject(content) || getOwn(parameter, "schema") !== undefined) return;
  const [used, ...others] = Object.keys(content);
  if (used !== undefined && others.length === 0) return;
  const fault =
    used === undefined
      ? "has no media type in its content; it is written as if it had a schema"
      : `has ${others.length + 1} media types, of which there may be one; it is written as ${used}`;
  reporter.report({
    code: "parameter-contents",
    severity: "warning",
    message: `The ${place} parameter "${name}" ${fault}`,
    path: [...path, "content"],
  });
}

/** A path with reserved characters in its values would be another path. */
function checkReserved({ in: place, parameter, path }: WrittenParameter, reporter: Reporter) {
  if (getOwn(parameter, "allowReserved") !== true || place === "query") return;
  reporter.report({
    code: "reserved-misplaced",
    severity: "warning",
    message: `"allowReserved" is for query parameters; a ${place} parameter is written without it`,
    path: [...path, "allowReserved"],
  });
}

function tellHeaderName({ name, path }: WrittenParameter, reporter: Reporter): void {
  reporter.report({
    code: "header-name",
    severity: "warning",
    message: `The header parameter ${JSON.stringify(name)} cannot be sent: no header can have its name`,
    path: [...path, "name"],
    hint: "Names of headers are letters, digits and some marks (RFC 9110).",
  });
}
