import type { OperationExtension } from "../../load/extension.js";
import type { PagedOperation, Draft, Findings } from "./facts.js";
import { mergeDrafts } from "./merge.js";
import { readOwn } from "./own.js";
import { vendorReaders } from "./readers/index.js";
import { readLinks } from "./readers/links.js";
import { verifyPagination, type VerifiedPagination } from "./verify.js";
import { noteTwoEnvelopes } from "./two-envelopes.js";

/**
 * How an operation's pages follow one another: as `x-pagewright` says, or else vendors' extensions
 * together, or else OpenAPI's links. Never guessed; `undefined` where nothing says it.
 */
export function readPagination(
  operation: PagedOperation,
  extension: OperationExtension | undefined,
  findings: Findings,
): VerifiedPagination | undefined {
  const own = extension?.pagination;
  if (own === false) return undefined;
  if (own !== undefined) {
    const pointer = `${operation.pointer}/x-pagewright/pagination`;
    return verifyPagination(readOwn(own, pointer), operation, findings);
  }
  const drafts = vendorReaders.flatMap((read) => read(operation, findings) ?? []);
  if (drafts.length > 0) {
    return verifyPagination(mergeDrafts(drafts, findings), operation, findings);
  }
  const links = readLinks(operation);
  if (links !== undefined) return verifyLinks(links, operation, findings);
  noteTwoEnvelopes(operation, findings);
  return undefined;
}

/** Links were not written for this, so that none of their faults is an error. */
function verifyLinks(
  draft: Draft,
  operation: PagedOperation,
  findings: Findings,
): VerifiedPagination | undefined {
  const note: Findings["note"] = (finding) => {
    findings.note({ ...finding, message: `of a link of the response: ${finding.message}` });
  };
  return verifyPagination(draft, operation, { error: note, note });
}
