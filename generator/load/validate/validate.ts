import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { JsonValue, OpenApiDocument } from "../../document.js";
import type { ResolvedDocument } from "../references/resolve-references.js";
import { checkContents } from "./contents.js";
import { checkExtensions } from "./extensions.js";
import { checkParameters } from "./parameters.js";
import { checkPaths } from "./paths.js";
import { Reporter } from "./reporter.js";
import { checkOperationIds, checkSecurity, checkServers, checkMethods } from "./rules.js";
import { checkStyles } from "./styles.js";
import { checkStructure } from "./structure.js";
import { checkWholeQueries } from "./whole-query.js";

/**
 * Checks a bundled document, and reports every fault where it was written.
 * @returns the innermost objects and lists that have errors
 */
export function validate(
  resolved: ResolvedDocument,
  version: OpenApiDocument["version"],
  problems: DiagnosticCollector,
): ReadonlySet<JsonValue> {
  const { root } = resolved;
  const reporter = new Reporter(resolved, problems);
  checkStructure(root, version, reporter);
  checkPaths(root, reporter);
  checkOperationIds(root, reporter);
  checkSecurity(root, reporter);
  checkServers(root, version, reporter);
  checkStyles(root, reporter);
  checkParameters(root, reporter);
  checkContents(root, reporter);
  checkWholeQueries(root, reporter);
  if (version === "3.2") checkMethods(root, reporter);
  checkExtensions(root, reporter);
  reporter.finish();
  return reporter.faulty;
}
