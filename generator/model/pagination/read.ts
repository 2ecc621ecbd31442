import { extensionName, type OperationExtension } from "../../load/extension.js";
import type { PagedOperation, Draft, Findings } from "./facts.js";
import { mergeDrafts } from "./merge.js";
import { readOwn } from "./own.js";
import { vendorReaders } from "./readers/index.js";
import { readLinks } from "./readers/links.js";
import { noteUnknown, noteUnread } from "./unread.js";
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
    const pointer = `${operation.pointer}/${extensionName}/pagination`;
    return verifyPagination(readOwn(own, pointer), operation, findings);
  }
  const misread: unknown[] = [];
  const reading: Findings = {
    error: (finding) => {
      misread.push(finding);
      findings.error(finding);
    },
    note: (finding) => {
      findings.note(finding);
    },
  };
  const told = new Set<string>();
  const drafts = vendorReaders.flatMap((reader) => {
    const faults = misread.length;
    const draft = reader.read(operation, reading);
    if (draft === undefined) return [];
    told.add(reader.name);
    // What could not be read is told already.
    if (misread.length === faults) noteUnread(reader, draft, operation, findings);
    return [draft];
  });
  noteUnknown(operation, vendorReaders, told, findings);
  if (drafts.length > 0 || misread.length > 0) {
    const merged = mergeDrafts(drafts, findings);
    const rest = misread.length === 0 ? findings : withoutWhatIsMissing(findings);
    return verifyPagination(merged, operation, rest);
  }
  const links = readLinks(operation, findings);
  if (links !== undefined) return verifyLinks(links, operation, findings);
  noteTwoEnvelopes(operation, findings);
  return undefined;
}

/** What could not be read is told already, and need not be told as missing. */
function withoutWhatIsMissing(findings: Findings): Findings {
  return {
    error: (finding) => {
      if (finding.code !== "pagination-incomplete") findings.error(finding);
    },
    note: (finding) => {
      findings.note(finding);
    },
  };
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
