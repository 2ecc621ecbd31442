/*
 * Holds the verdicts of `pagewright diff` on its table of pairs against those of openapi-diff, which is installed
 * into a temporary folder: `npm run diff:compare`. Exits with 1 where a difference is not explained in
 * `diff-compare/differences.ts`, or where an explained one is none any more.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { booksDocument, type Editable } from "../generator/testing/books-document.js";
import { edits } from "../generator/testing/edits.js";
import { printTable } from "./bench/common/table.js";
import { DIFFERENCES, REASONS } from "./diff-compare/differences.js";
import { inThreeZero } from "./diff-compare/three-zero.js";

interface Spec {
  readonly content: string;
  readonly location: string;
  readonly format: "openapi3";
}
interface OpenApiDiff {
  diffSpecs(specs: {
    sourceSpec: Spec;
    destinationSpec: Spec;
  }): Promise<{ readonly breakingDifferencesFound: boolean }>;
}

const folder = mkdtempSync(join(tmpdir(), "pagewright-compare-"));
try {
  const install = ["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", folder];
  execFileSync("npm", [...install, "openapi-diff@0.24.1"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const require = createRequire(join(folder, "package.json"));
  await compare(require("openapi-diff") as OpenApiDiff);
} finally {
  rmSync(folder, { recursive: true });
}

async function compare(other: OpenApiDiff): Promise<void> {
  const rows: (readonly string[])[] = [];
  const unexplained: string[] = [];
  for (const { what, before, edit, verdict } of edits) {
    const theirs = await verdictOf(other, edited(before), edited(before, edit));
    const reason = DIFFERENCES[what];
    if ((theirs === verdict) === (reason !== undefined)) unexplained.push(what);
    if (theirs !== verdict) rows.push([what, verdict, theirs, reason ?? "NOT EXPLAINED"]);
  }
  console.log(`${edits.length - rows.length} of ${edits.length} verdicts agree; these do not:\n`);
  printTable([["", "ours", "openapi-diff", "why"], ...rows]);
  for (const [reason, why] of Object.entries(REASONS)) console.log(`${reason}: ${why}`);
  if (unexplained.length === 0) return;
  console.log(`\nTo be looked at: ${unexplained.join("; ")}`);
  process.exitCode = 1;
}

function edited(...steps: readonly (((document: Editable) => void) | undefined)[]): Spec {
  const document: unknown = booksDocument();
  for (const step of steps) step?.(document);
  const content = JSON.stringify(inThreeZero(document));
  return { content, location: "openapi.json", format: "openapi3" };
}

async function verdictOf(other: OpenApiDiff, sourceSpec: Spec, destinationSpec: Spec) {
  try {
    const { breakingDifferencesFound } = await other.diffSpecs({ sourceSpec, destinationSpec });
    return breakingDifferencesFound ? "breaks" : "holds";
  } catch {
    return "refused";
  }
}
