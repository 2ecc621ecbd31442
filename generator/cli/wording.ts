import { relative } from "node:path";
import { withSlashes } from "../diagnostics/file-name.js";
import type { Drift } from "../output/check.js";
import type { Reason } from "../output/stale-reasons.js";
import type { ApiReport, GeneratedApi, CheckedApi } from "../run.js";
import type { Stage } from "../pipeline.js";

/** What a stage is doing, for the progress line. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  load: "reading the document",
  model: "working out the client",
  types: "declaring types",
  render: "printing code",
  format: "formatting",
  write: "writing",
  check: "comparing",
};

/** One line on how an API ended, without its name. */
export function summaryOf(report: ApiReport): string {
  const time = `in ${duration(report.milliseconds)}`;
  switch (report.status) {
    case "failed":
      return `not generated (${count(errorsIn(report), "error")}) ${time}`;
    case "written":
      return `${sizeOf(report)}, ${changesOf(report)} ${time}`;
    case "fresh":
      return `up to date, ${sizeOf(report)} ${time}`;
    case "stale":
      return `stale, ${driftOf(report)} of ${count(report.files, "file")} ${time}`;
  }
}

function errorsIn({ diagnostics }: ApiReport): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

function sizeOf(report: GeneratedApi | CheckedApi): string {
  const { operations, pagedOperations, webhooks, files } = report;
  return [
    `${count(operations, "operation")} (${pagedOperations} paged)`,
    ...(webhooks > 0 ? [count(webhooks, "webhook")] : []),
    count(files, "file"),
  ].join(", ");
}

function changesOf({ added, changed, removed }: GeneratedApi): string {
  return (
    listNonZero([
      [added.length, "new"],
      [changed.length, "changed"],
      [removed.length, "removed"],
    ]) || "nothing changed"
  );
}

function driftOf({ missing, changed, obsolete }: CheckedApi): string {
  return listNonZero([
    [missing.length, "missing"],
    [changed.length, "changed"],
    [obsolete.length, "obsolete"],
  ]);
}

function listNonZero(counts: readonly (readonly [count: number, word: string])[]): string {
  return counts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(", ");
}

const REASON_WORDS: Readonly<Record<Reason, string>> = {
  document: "the document changed",
  generator: "the generator changed",
  edited: "edited by hand",
  foreign: "not made by Pagewright",
  conflict: "in the midst of a merge",
  layout: "laid out in another way",
};

/** `the document changed, edited by hand`; empty where nothing is known. */
export function reasonsOf({ reasons }: Drift, deleted = false): string {
  const words = reasons.map((reason) =>
    deleted && reason === "edited" ? "deleted by hand" : REASON_WORDS[reason],
  );
  return words.join(", ");
}

/** What else to know before files are generated again; undefined for nothing. */
export function cautionOf(drifts: readonly Drift[]): string | undefined {
  const reasons = new Set(drifts.flatMap((drift) => drift.reasons));
  if (reasons.has("foreign")) return "First move away what Pagewright did not make.";
  const cautions: string[] = [];
  if (drifts.some(({ path, reasons: [only] }) => only === "layout" && path !== "package.json")) {
    cautions.push("If a formatter laid them out, let it leave out the package's folder.");
  }
  if (reasons.has("edited")) {
    cautions.push(
      "Generating undoes what was edited by hand; to keep it, say it in the document or an overlay.",
    );
  }
  return cautions.join(" ") || undefined;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `340 ms`, `1.2 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A path as the user would name it: relative to the working directory, with `/`. */
export function shownPath(path: string, cwd: string): string {
  const shown = withSlashes(relative(cwd, path));
  return shown === "" ? "." : shown;
}
