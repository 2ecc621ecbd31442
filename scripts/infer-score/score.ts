import { DiagnosticError } from "../../generator/diagnostics/diagnostic.js";
import { detectPagination } from "../../generator/infer/detect.js";
import type { Proposal } from "../../generator/infer/proposal.js";
import { readDocument } from "../../generator/load/load-document.js";
import type { Label } from "./labels.js";

/** A labelled operation, and what was detected. */
export interface Scored {
  readonly row: Label;
  /** In the labels' words; `none` where nothing was proposed. */
  readonly style: string;
  readonly proposal: Proposal | undefined;
  /** Why its document could not be read, where it could not. */
  readonly failure: string | undefined;
}

/** Reads each document once and looks up its rows. */
export async function score(rows: readonly Label[]): Promise<readonly Scored[]> {
  const scored: Scored[] = [];
  for (const file of new Set(rows.map((row) => row.file))) {
    const detected = await detectIn(file);
    for (const row of rows.filter((candidate) => candidate.file === file)) {
      const proposal =
        typeof detected === "string"
          ? undefined
          : detected.find(({ method, path }) => method === row.method && path === row.path);
      const failure = typeof detected === "string" ? detected : undefined;
      scored.push({ row, style: styleOf(proposal), proposal, failure });
    }
  }
  return scored;
}

async function detectIn(file: string): Promise<readonly Proposal[] | string> {
  try {
    return detectPagination((await readDocument({ file, lenient: true })).document);
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics[0]?.code ?? "unreadable";
    throw error;
  }
}

/** Where a proposal says that a response keeps its things. */
export function responseOf(proposal: Proposal | undefined): Readonly<Record<string, unknown>> {
  return (proposal?.pagination.response ?? {}) as Readonly<Record<string, unknown>>;
}

function styleOf(proposal: Proposal | undefined): string {
  if (proposal?.pagination.style !== "link") return proposal?.pagination.style ?? "none";
  return "nextUrl" in responseOf(proposal) ? "next-url" : "link-header";
}
