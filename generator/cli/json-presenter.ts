import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { reported } from "../diagnostics/format-json.js";
import type { ApiReport } from "../run.js";
import { bugDiagnostic, bugReport } from "./bug-report.js";
import type { Io } from "./io.js";
import type { Presenter, Settings } from "./presenter.js";
import { shownPath } from "./wording.js";

/**
 * For programs: one JSON document on stdout, whatever happens.
 *
 * `{ command, exitCode, apis: [{ api, status, out, ..., diagnostics }], diagnostics }`, where the
 * outer diagnostics are those of no API. `command` is null where the command line was not
 * understood.
 */
export function jsonPresenter(io: Io, settings: Settings): Presenter {
  const apis: ApiReport[] = [];
  const outer: Diagnostic[] = [];
  return {
    progress: (event) => {
      if (event.kind === "end") apis.push(event.report);
    },
    problems: (diagnostics) => {
      outer.push(...diagnostics);
    },
    bug: (error) => {
      outer.push(bugDiagnostic(error));
      io.stderr.write(bugReport(error, settings));
    },
    end: (exitCode) => {
      const document = {
        command: settings.command ?? null,
        exitCode,
        apis: apis.map((report) => ({
          ...report,
          out: shownPath(report.out, io.cwd),
          milliseconds: Math.round(report.milliseconds),
          diagnostics: reported(report.diagnostics),
        })),
        diagnostics: reported(outer),
      };
      io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    },
  };
}
