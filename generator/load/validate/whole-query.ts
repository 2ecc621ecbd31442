import type { JsonObject } from "../../document.js";
import { getOwn, isObject } from "../../json.js";
import { operationsOf, parametersOf } from "./operations.js";
import type { Reporter } from "./reporter.js";

/**
 * Checks parameters that are the query as a whole (OpenAPI 3.2): each is alone in its query, and has a
 * media type that says how it is written.
 */
export function checkWholeQueries(root: JsonObject, reporter: Reporter): void {
  for (const { operation, path, item, itemPath } of operationsOf(root)) {
    const all = [...parametersOf(operation, path), ...parametersOf(item, itemPath)];
    const [whole, ...others] = all.filter((each) => each.in === "querystring");
    if (whole === undefined) continue;
    if (!isObject(getOwn(whole.parameter, "content"))) {
      reporter.report({
        code: "querystring-content",
        severity: "error",
        message: `The parameter "${whole.name}" is the query as a whole, and needs "content"`,
        path: whole.path,
        hint: "Its media type says how it is written: application/x-www-form-urlencoded, for example.",
      });
    }
    const beside = others[0] ?? all.find((each) => each.in === "query");
    if (beside === undefined) continue;
    reporter.report({
      code: "querystring-beside",
      severity: "error",
      message: `The parameter "${beside.name}" stands beside "${whole.name}", which is the query as a whole`,
      path: beside.path,
      hint: `"${whole.name}" is at ${reporter.place(whole.path)}; make the other a property of it.`,
    });
  }
}
