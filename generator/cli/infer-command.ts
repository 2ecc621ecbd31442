import type { Command } from "commander";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { formatText } from "../diagnostics/format-text.js";
import type { InferReport } from "../run-infer.js";
import { wantsColor, type Io } from "./io.js";
import { lenientOption, once, repeatable, usageConflict } from "./selection.js";
import { count, shownPath } from "./wording.js";

interface Flags {
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly out?: string;
  readonly lenient?: boolean;
}

/** Adds `pagewright infer`. What it finds goes to stdout, what it says about that to stderr. */
export function addInfer(program: Command, io: Io): void {
  program
    .command("infer")
    .description("Propose how lists are paged, as an overlay to read and commit. Changes nothing.")
    .argument("[api]", "a folder of spec/ (default: the only one)")
    .addOption(once("--spec <file>", 'an OpenAPI document instead, "-" for stdin'))
    .addOption(repeatable("--overlay <file>", "an OpenAPI Overlay to apply"))
    .addOption(once("--out <file>", "write the overlay to this new file (default: print it)"))
    .addOption(lenientOption())
    .addHelpText(
      "after",
      `
Examples:
  $ pagewright infer polar --out spec/polar/overlays/pagination.yaml
  $ pagewright infer --spec api.json > pagination.yaml`,
    )
    .action(async (api: string | undefined, { spec, overlay, out, lenient }: Flags) => {
      if (api !== undefined && spec !== undefined) throw usage("--spec", api);
      if (spec === undefined && overlay !== undefined) throw usage("--overlay", api);
      const { runInfer } = await import("../run-infer.js");
      tell(await runInfer({ api, spec, overlays: overlay, out, lenient, cwd: io.cwd }), io);
    });
}

function usage(flag: string, api: string | undefined): DiagnosticError {
  const message =
    api === undefined
      ? `${flag} is of use only with --spec`
      : `${flag} and the API ${JSON.stringify(api)} do not go together`;
  return usageConflict(message, "Give an API of spec/, or --spec with its overlays.");
}

function tell(report: InferReport, io: Io): void {
  const { api, overlay, proposals, refused, elsewhere, written, faults } = report;
  if (written === undefined) io.stdout.write(overlay ?? "");
  if (elsewhere.length > 0) {
    io.stderr.write(formatText(elsewhere, { color: wantsColor(io.stderr, io.env) }));
  }
  const what = count(proposals.length, "operation");
  const where = written === undefined ? "" : ` in ${shownPath(written, io.cwd)}`;
  const rest =
    refused.length === 0
      ? ""
      : `; ${count(refused.length, "other")} look paged in a way that cannot be declared`;
  const beyond =
    elsewhere.length === 0
      ? ""
      : `; ${count(elsewhere.length, "operation")} in other files, as noted`;
  const nothing = elsewhere.length === 0 ? "nothing new to propose" : "nothing for an overlay";
  const found = (proposals.length === 0 ? nothing : `${what} proposed${where}`) + beyond;
  const passed =
    faults.length === 0
      ? ""
      : `; ${count(faults.length, "fault")} of the document passed over, which generate tells of`;
  io.stderr.write(`${api}: ${found}${rest}${passed}\n`);
}
