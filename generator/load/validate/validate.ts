import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { OpenApiDocument } from "../../document.js";
import type { ResolvedDocument } from "../references/resolve-references.js";
import { checkExtensions } from "./extensions.js";
import { checkPaths } from "./paths.js";
import { Reporter } from "./reporter.js";
import { checkOperationIds, checkSecurity, checkServers, checkSupported } from "./rules.js";
import { checkStructure } from "./structure.js";

/** Checks a bundled document, and reports every fault where it was written. */
export async function validate(
  { root, provenance }: ResolvedDocument,
  version: OpenApiDocument["version"],
  problems: DiagnosticCollector,
): Promise<void> {
  const reporter = new Reporter(root, provenance, problems);
  await checkStructure(root, version, reporter);
  checkPaths(root, reporter);
  checkOperationIds(root, reporter);
  checkSecurity(root, reporter);
  checkServers(root, reporter);
  if (version === "3.2") checkSupported(root, reporter);
  checkExtensions(root, reporter);
  reporter.finish();
}
