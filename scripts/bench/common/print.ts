import { printTable } from "./table.js";
import type { Report } from "./bench.js";
import { behind, notMeasured } from "./claims.js";

/** Prints what a bench found. */
export function printReport({ name, sections, claims }: Report): void {
  for (const { title, note, rows, leftOut } of sections) {
    console.log(`## ${title}\n\n${note}\n`);
    printTable(rows);
    if (leftOut.length > 0) console.log(`${leftOut.join("\n")}\n`);
  }
  const missing = notMeasured(claims);
  if (missing.length > 0) console.log(`Not measured: ${missing.join(", ")}.\n`);
  const rows = behind(claims);
  if (rows.length === 0 && missing.length === 0)
    console.log(`${name}: nobody measured is ahead of Pagewright.\n`);
  if (rows.length > 0) {
    console.log("## Where others are ahead\n");
    printTable([["measure", "ours", "theirs", "why"], ...rows]);
  }
}
