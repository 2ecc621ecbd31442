import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { formatGithub } from "../diagnostics/format-github.js";
import type { Drift } from "../output/check.js";
import type { CheckedApi } from "../run.js";
import { bugDiagnostic, bugReport } from "./bug-report.js";
import { checkoutFolder, type Io } from "./io.js";
import type { Presenter, Settings } from "./presenter.js";
import { generateCommand } from "./selection.js";
import { cautionOf, reasonsOf, shownPath, summaryOf } from "./wording.js";

/** For a workflow's log: annotations, and a plain line per API; all on stdout. */
export function githubPresenter(io: Io, settings: Settings): Presenter {
  const folder = checkoutFolder(io);
  const annotate = (diagnostics: readonly Diagnostic[]): void => {
    if (diagnostics.length > 0) io.stdout.write(formatGithub(diagnostics, folder));
  };
  return {
    progress: (event) => {
      if (event.kind !== "end") return;
      const { report } = event;
      annotate(report.diagnostics);
      if (report.status === "stale") annotate(driftDiagnostics(report, io, settings));
      if (settings.quiet !== true) io.stdout.write(`${report.api}: ${summaryOf(report)}\n`);
    },
    problems: annotate,
    bug: (error) => {
      annotate([bugDiagnostic(error)]);
      io.stderr.write(bugReport(error, settings));
    },
    end: () => undefined,
  };
}

/** One error per file, at its first line that differs. */
function driftDiagnostics(
  { api, out, missing, changed, obsolete }: CheckedApi,
  { cwd }: Io,
  { selection }: Settings,
): readonly Diagnostic[] {
  const fix = `Bring it up to date with: ${generateCommand(selection ?? {}, [api])}`;
  const annotations = (
    code: string,
    predicate: string,
    drifts: readonly Drift[],
  ): readonly Diagnostic[] =>
    drifts.map((drift) => {
      const file = `${shownPath(out, cwd)}/${drift.path}`;
      const why = reasonsOf(drift, drifts === missing);
      const caution = cautionOf([drift]);
      return {
        code,
        severity: "error",
        message: `${file} ${predicate}${why === "" ? "" : `: ${why}`}`,
        location: { source: { file, text: "" }, line: drift.line, column: 1 },
        hint: caution === undefined ? fix : `${caution} ${fix}`,
      };
    });
  return [
    ...annotations("stale-missing", "is missing", missing),
    ...annotations("stale-changed", "is not what would be generated", changed),
    ...annotations("stale-obsolete", "is no longer generated", obsolete),
  ];
}
