import { join, resolve } from "node:path";
import type { Command } from "commander";
import { Argument, Option } from "commander";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { formatText } from "../diagnostics/format-text.js";
import { formatGithub } from "../diagnostics/format-github.js";
import { reported } from "../diagnostics/format-json.js";
import type { DiffReport } from "../diff/report/report.js";
import { replaceFile } from "../output/replace-file.js";
import type { DiffOptions, FileDiff } from "../run-diff.js";
import { checkoutFolder, wantsColor, type Io } from "./io.js";
import { lenientOption, once, repeatable, usageConflict } from "./selection.js";

export const DIFF_FORMATS = ["text", "markdown", "json", "github"] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** A `diff` command line that was understood. */
export interface DiffInvocation {
  readonly apis: readonly string[];
  readonly spec: string | undefined;
  readonly name: string | undefined;
  readonly base: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly overlays: Overlays;
  readonly format: DiffFormat;
  readonly failOn: "breaking" | undefined;
  readonly changeset: boolean;
  readonly lenient: boolean;
}

/** Paths of overlays for one or two documents. */
type Overlays = Required<Pick<FileDiff, "overlays" | "fromOverlays" | "toOverlays">>;

interface Flags {
  readonly spec?: string;
  readonly name?: string;
  readonly overlay?: readonly string[];
  readonly fromOverlay?: readonly string[];
  readonly toOverlay?: readonly string[];
  readonly base?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: DiffFormat;
  readonly failOn?: "breaking";
  readonly changeset?: boolean;
  readonly lenient?: boolean;
}

export function addDiff(
  program: Command,
  run: (invocation: DiffInvocation) => Promise<void>,
): void {
  program
    .command("diff")
    .description("Tell what changed between two states of an API, and who stops compiling.")
    .addArgument(new Argument("[api...]", "folders of spec/ (default: all of them)"))
    .addOption(once("--spec <file>", "an OpenAPI document instead, against a commit's"))
    .addOption(once("--base <ref>", "the git commit to compare with (default: HEAD)"))
    .addOption(once("--from <file>", "an old OpenAPI document, instead of a commit's"))
    .addOption(once("--to <file>", "the new OpenAPI document to compare --from with"))
    .addOption(repeatable("--overlay <file>", "an OpenAPI Overlay for both states"))
    .addOption(repeatable("--from-overlay <file>", "one for the old document alone"))
    .addOption(repeatable("--to-overlay <file>", "one for the new document alone"))
    .addOption(once("--name <package>", "the package's npm name, of a document outside of spec/"))
    .addOption(
      new Option("--format <format>", "how to tell it").choices(DIFF_FORMATS).default("text"),
    )
    .addOption(
      new Option("--fail-on <what>", "exit with 1 where there is such a change").choices([
        "breaking",
      ]),
    )
    .addOption(lenientOption())
    .option("--changeset", "write a changeset for the next release into .changeset/")
    .addHelpText(
      "after",
      `
Examples:
  $ pagewright diff                               what the working tree changes
  $ pagewright diff polar --base origin/main --format markdown
  $ pagewright diff --spec openapi.yaml --base origin/main --fail-on breaking
  $ pagewright diff --from old.yaml --to new.yaml --overlay fixes.yaml --fail-on breaking`,
    )
    .action((apis: readonly string[], flags: Flags) => {
      const { spec, name, base, from, to, format, failOn } = flags;
      const { changeset = false, lenient = false } = flags;
      const overlays = {
        overlays: flags.overlay,
        fromOverlays: flags.fromOverlay,
        toOverlays: flags.toOverlay,
      };
      const states = { apis, spec, name, base, from, to, overlays };
      return run({ ...states, format, failOn, changeset, lenient });
    });
}

/**
 * Runs `diff` and writes its report to stdout; problems go to stderr, or into the JSON.
 *
 * @returns whether what `--fail-on` names was found.
 * @throws {DiagnosticError} where a state cannot be read, or flags contradict one another.
 */
export async function runDiffCommand(invocation: DiffInvocation, io: Io): Promise<boolean> {
  const { runDiff } = await import("../run-diff.js");
  const report = await runDiff({ ...optionsOf(invocation), cwd: io.cwd });
  io.stdout.write(await formatted(report, invocation.format, io));
  if (invocation.changeset) await writeChangeset(report, io);
  return invocation.failOn === "breaking" && report.breaking;
}

function optionsOf(invocation: DiffInvocation): DiffOptions {
  const { apis, spec, name, base, from, to, overlays, lenient } = invocation;
  if (from === undefined && to === undefined) {
    return spec === undefined ? baseOptions(invocation) : documentOptions({ ...invocation, spec });
  }
  if (from === undefined || to === undefined) {
    throw usageConflict("--from and --to go together", "Give the old document and the new one.");
  }
  if (apis.length > 0 || base !== undefined || spec !== undefined) {
    throw usageConflict(
      "--from and --to name two documents, and the rest of the line a commit's",
      oneOrTheOther,
    );
  }
  return { from, to, ...overlays, name, lenient };
}

function baseOptions({ apis, name, base, overlays, lenient }: DiffInvocation): DiffOptions {
  if (name === undefined && Object.values(overlays).every((files) => files === undefined)) {
    return { apis, base, lenient };
  }
  throw usageConflict(
    "--name, --overlay, --from-overlay and --to-overlay go with --spec, or with --from and --to",
    "The APIs of spec/ have their names and overlays already, each state its own.",
  );
}

function documentOptions(invocation: DiffInvocation & { readonly spec: string }): DiffOptions {
  const { apis, spec, name, base, lenient } = invocation;
  const { overlays, fromOverlays, toOverlays } = invocation.overlays;
  if (apis.length > 0) {
    throw usageConflict(
      "--spec names a document, and the rest of the line APIs of spec/",
      oneOrTheOther,
    );
  }
  if (spec === "-") {
    throw usageConflict(
      "What comes from standard input has no commit to be compared with",
      giveTwo,
    );
  }
  if (fromOverlays !== undefined || toOverlays !== undefined) {
    throw usageConflict(
      "--from-overlay and --to-overlay go with --from and --to",
      "With --spec, give --overlay: the old state has what its commit has of it.",
    );
  }
  return { spec, overlays, name, base, lenient };
}

const oneOrTheOther = "Give the one or the other.";
const giveTwo = "Give two documents: --from <file> --to <file>.";

async function formatted(report: DiffReport, format: DiffFormat, io: Io): Promise<string> {
  switch (format) {
    case "json":
      return (await import("../diff/report/json.js")).formatDiffJson(report);
    case "markdown":
      return (await import("../diff/report/markdown.js")).formatDiffMarkdown(report);
    case "github":
      return (await import("../diff/report/github.js")).formatDiffGithub(
        report,
        checkoutFolder(io),
      );
    case "text":
      return (await import("../diff/report/text.js")).formatDiffText(report);
  }
}

async function writeChangeset({ apis }: DiffReport, io: Io): Promise<void> {
  const { changesetOf } = await import("../diff/report/changeset.js");
  const text = changesetOf(apis);
  if (text === undefined) return;
  const folder = resolve(io.cwd, ".changeset");
  const name = `api-${apis.map(({ api }) => api).join("-")}.md`;
  replaceFile(join(folder, name), text);
  io.stderr.write(`Wrote .changeset/${name}\n`);
}

/** Problems of a `diff`, in its format. */
export function tellProblems(error: DiagnosticError, format: DiffFormat, io: Io): void {
  const { diagnostics } = error;
  if (format === "json") {
    io.stdout.write(`${JSON.stringify({ diagnostics: reported(diagnostics) }, null, 2)}\n`);
  } else if (format === "github") io.stdout.write(formatGithub(diagnostics, checkoutFolder(io)));
  else io.stderr.write(formatText(diagnostics, { color: wantsColor(io.stderr, io.env) }));
}
