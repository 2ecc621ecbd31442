import { styleText } from "node:util";
import type { Spinner } from "yocto-spinner";
import { escapeLine, escapeText } from "../diagnostics/escape.js";
import { formatText } from "../diagnostics/format-text.js";
import type { Drift } from "../output/check.js";
import { MANIFEST } from "../output/manifest.js";
import type { ApiReport, CheckedApi, ProgressEvent } from "../run.js";
import { bugReport } from "./bug-report.js";
import type { Io } from "./io.js";
import { wantsColor } from "./io.js";
import type { Presenter, Settings } from "./presenter.js";
import { generateCommand } from "./selection.js";
import { STAGE_WORDS, cautionOf, reasonsOf, shownPath, summaryOf } from "./wording.js";

/** More diffs than these are not read. */
const MOST_DIFFS = 10;

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/**
 * For people: progress and problems go to stderr, outcomes to stdout.
 *
 * @param spinner draws the progress line, on a terminal.
 */
export function textPresenter(io: Io, settings: Settings, spinner?: Spinner): Presenter {
  const paint = painter(wantsColor(io.stdout, io.env));
  const stale: CheckedApi[] = [];
  const progress = (event: ProgressEvent): void => {
    if (event.kind === "stage") {
      spinner?.start(`${event.api}: ${STAGE_WORDS[event.stage]}`);
      if (spinner !== undefined) spinner.text = `${event.api}: ${STAGE_WORDS[event.stage]}`;
      return;
    }
    spinner?.stop();
    const { report } = event;
    problems(report.diagnostics);
    if (settings.quiet !== true || report.status === "stale") {
      io.stdout.write(
        `${paint("bold", report.api)}: ${paint(colorOf(report), summaryOf(report))}\n`,
      );
    }
    if (report.status === "stale") {
      stale.push(report);
      io.stdout.write(driftText(report, io, paint));
    }
  };
  const problems: Presenter["problems"] = (diagnostics) => {
    spinner?.stop();
    const told = diagnostics.filter(({ severity }) => severity !== "note" || !settings.quiet);
    io.stderr.write(formatText(told, { color: wantsColor(io.stderr, io.env) }));
  };
  return {
    progress,
    problems,
    bug: (error) => {
      spinner?.stop();
      io.stderr.write(bugReport(error, settings));
    },
    end: () => {
      if (stale.length === 0 || settings.selection === undefined) return;
      const names = stale.map(({ api }) => api);
      const drifts = stale.flatMap(({ missing, changed, obsolete }) => [
        ...missing,
        ...changed,
        ...obsolete,
      ]);
      const caution = cautionOf(drifts);
      const command = generateCommand(settings.selection, names);
      const lines = [
        `Bring it up to date with: ${command}`,
        ...(caution === undefined ? [] : [caution]),
      ];
      io.stdout.write(lines.map((line) => `${line}\n`).join(""));
    },
  };
}

function painter(color: boolean): Paint {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}

function colorOf({ status }: ApiReport): Style {
  switch (status) {
    case "failed":
      return "red";
    case "stale":
      return "yellow";
    case "written":
    case "fresh":
      return "green";
  }
}

function driftText(report: CheckedApi, io: Io, paint: Paint): string {
  const { missing, changed, obsolete } = report;
  const folder = shownPath(report.out, io.cwd);
  const list = (word: string, drifts: readonly Drift[]): readonly string[] =>
    drifts.map((drift) => {
      const why = reasonsOf(drift, word === "missing");
      const file = escapeText(`${folder}/${drift.path}`);
      return `  ${word.padEnd(8)} ${file}${why === "" ? "" : `: ${why}`}`;
    });
  // The manifest follows the others, and says nothing that they don't.
  const told = changed.filter(({ path }) => path !== MANIFEST || changed.length === 1);
  const diffs = told.slice(0, MOST_DIFFS).map(({ diff }) => paintDiff(diff, paint));
  const rest = told.length - diffs.length;
  return [
    ...list("missing", missing),
    ...list("changed", changed),
    ...list("obsolete", obsolete),
    "",
    ...diffs.flatMap((diff) => [diff, ""]),
    ...(rest > 0 ? [`(${rest} more changed files are not shown)`, ""] : []),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function paintDiff(diff: string, paint: Paint): string {
  return diff
    .split("\n")
    .map((line, index) => {
      const text = escapeLine(line);
      if (index < 2) return paint("bold", text);
      if (line.startsWith("+")) return paint("green", text);
      if (line.startsWith("-")) return paint("red", text);
      return line.startsWith("@@") ? paint("cyan", text) : text;
    })
    .join("\n");
}
