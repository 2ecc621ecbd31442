import { CommanderError } from "commander";
import { DiagnosticError, failure } from "../diagnostics/diagnostic.js";
import ownPackage from "../own-package.cjs";
import type { CheckReport, GenerateApi, GenerateReport } from "../run.js";
import type { DiffInvocation } from "./diff.js";
import { addInfer } from "./infer-command.js";
import { addPull } from "./pull-command.js";
import type { Io } from "./io.js";
import { createPresenter } from "./presenter.js";
import type { Presenter } from "./presenter.js";
import type { Format, Invocation } from "./program.js";
import { FORMATS, createProgram } from "./program.js";

/** What a command ends with; `EX_SOFTWARE` is what sysexits.h calls an internal error. */
const EXIT = { done: 0, finding: 1, badInput: 2, bug: 70 } as const;

export const { version } = ownPackage.manifest;

/**
 * The command line, without the process around it.
 *
 * @param argv the arguments after the program's name.
 * @param generateApi the generator itself. Default: loaded when it is needed.
 * @returns the exit code: 0 done, 1 something is stale, 2 bad input or usage, 70 a bug of ours.
 */
export async function main(
  argv: readonly string[],
  io: Io,
  generateApi?: GenerateApi,
): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = createProgram(
    io,
    version,
    async (invocation) => {
      exitCode = await run(invocation, io, generateApi);
    },
    async (question) => {
      const { answer } = await import("./explain.js");
      await answer(question, io);
    },
    async (invocation) => {
      exitCode = await diff(invocation, io);
    },
  );
  addInfer(program, io);
  addPull(program, io, (ok) => {
    exitCode = ok ? EXIT.done : EXIT.badInput;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    // Without a command, the help was the answer; it went to stderr.
    if (error instanceof CommanderError && error.code === "commander.help") return EXIT.badInput;
    const presenter = await createPresenter(io, { format: formatIn(argv), version });
    return fail(presenter, error instanceof CommanderError ? usageError(error) : error);
  }
}

async function run(
  invocation: Invocation,
  io: Io,
  generateApi: GenerateApi | undefined,
): Promise<number> {
  const presenter = await createPresenter(io, { ...invocation, version });
  try {
    const { defaultPipeline, runCheck, runGenerate } = await import("../run.js");
    const options = { ...invocation.selection, cwd: io.cwd, onProgress: presenter.progress };
    const pipeline = generateApi ?? defaultPipeline(invocation);
    const exitCode =
      invocation.command === "generate"
        ? exitCodeOf(await runGenerate(options, pipeline))
        : exitCodeOf(await runCheck(options, pipeline));
    presenter.end(exitCode);
    return exitCode;
  } catch (error) {
    return fail(presenter, error);
  }
}

async function diff(invocation: DiffInvocation, io: Io): Promise<number> {
  try {
    const { runDiffCommand } = await import("./diff.js");
    return (await runDiffCommand(invocation, io)) ? EXIT.finding : EXIT.done;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { tellProblems } = await import("./diff.js");
    tellProblems(error, invocation.format, io);
    return EXIT.badInput;
  }
}

function exitCodeOf(report: GenerateReport | CheckReport): number {
  if (!report.ok) return EXIT.badInput;
  return "fresh" in report && !report.fresh ? EXIT.finding : EXIT.done;
}

function fail(presenter: Presenter, error: unknown): number {
  if (error instanceof DiagnosticError) {
    presenter.problems(error.diagnostics);
    presenter.end(EXIT.badInput);
    return EXIT.badInput;
  }
  presenter.bug(error);
  presenter.end(EXIT.bug);
  return EXIT.bug;
}

/** `error: unknown option '--spce'\n(Did you mean --spec?)` as a diagnostic. */
function usageError({ code, message }: CommanderError): DiagnosticError {
  const [first = "", ...rest] = message.replace(/^error: /, "").split("\n");
  const suggestion = rest.join(" ").replace(/^\((.*)\)$/, "$1");
  return failure(
    `usage-${code.replace("commander.", "").replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`,
    first.charAt(0).toUpperCase() + first.slice(1),
    suggestion === "" ? "See pagewright --help." : suggestion,
  );
}

/** The format asked for on a command line that could not be understood as a whole. */
function formatIn(argv: readonly string[]): Format {
  const at = argv.findIndex((word) => word === "--format" || word.startsWith("--format="));
  const value = argv[at] === "--format" ? argv[at + 1] : argv[at]?.slice("--format=".length);
  return FORMATS.find((format) => format === value) ?? "text";
}
