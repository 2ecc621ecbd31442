import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";

import { format } from "prettier";

import type { Report, Row } from "./bench.js";
import { behind, notMeasured, reasonFor } from "./claims.js";

const head = `# Pagewright and its peers, measured

Written by \`npm run bench\`, which measures all of it again. Contenders run in turn, round by round; figures
are medians, and a ratio compares with the yardstick of the same round. Seconds on the clock depend on what
else a machine does; seconds of CPU, counts and bytes much less.
`;

/** Puts a bench's part into the file of results; parts of other benches stay as they are. */
export async function writeResults(
  file: URL,
  report: Report,
  machine: { readonly cores: number; readonly rounds: number },
  rank: (name: string) => number,
): Promise<void> {
  const parts = existsSync(file)
    ? partsOf(await readFile(file, "utf8"))
    : new Map<string, string>();
  parts.set(report.name, partOf(report, machine));
  const sorted = [...parts].sort(
    ([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1),
  );
  const text = [head, ...sorted.map(([title, body]) => `## ${title}\n\n${body.trim()}\n`)];
  await write(file, text.join("\n"));
}

/** Puts the reasons, as they are written now, beside the figures that are there. */
export async function rewriteReasons(file: URL): Promise<void> {
  await write(file, await readFile(file, "utf8"));
}

async function write(file: URL, text: string): Promise<void> {
  const explained = text.replace(
    /^- `([^`]+)`: (.*)\n {2}.*$/gm,
    (_, measure: string, figures: string) =>
      `- \`${measure}\`: ${figures}\n  ${reasonFor(measure)}`,
  );
  await writeFile(file, await format(explained, { parser: "markdown", printWidth: 100 }));
}

function partsOf(text: string): Map<string, string> {
  const [, ...parts] = text.split(/^## /m);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf("\n");
      return [part.slice(0, end), part.slice(end + 1)];
    }),
  );
}

function partOf(
  { sections, claims }: Report,
  { cores, rounds }: { readonly cores: number; readonly rounds: number },
): string {
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${platform()} ${arch()}, ${cores} cores, Node ${process.versions.node}`;
  const lines = [`${date}; ${machine}; rounds: ${rounds}.`, ""];
  for (const { title, note, rows, leftOut } of sections) {
    lines.push(`### ${title}`, "", note, "", ...table(rows), "");
    lines.push(...leftOut.flatMap((reason) => [`- ${reason}`]), "");
  }
  const missing = notMeasured(claims);
  if (missing.length > 0) {
    lines.push("### Not measured", "", ...missing.map((measure) => `- \`${measure}\``), "");
  }
  const rows = behind(claims);
  if (rows.length > 0) {
    lines.push("### Where others are ahead", "");
    for (const [measure = "", ours, theirs, why] of rows) {
      lines.push(
        `- \`${measure}\`: ${String(ours)}; ahead: ${String(theirs)}.`,
        `  ${String(why)}`,
      );
    }
  }
  return lines.join("\n");
}

function table([heading = [], ...rows]: readonly Row[]): readonly string[] {
  const line = (row: Row) =>
    `| ${row.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [
    line(heading),
    line(heading.map((_, column) => (column === 0 ? "---" : "--:"))),
    ...rows.map(line),
  ];
}
