import { Command, Option } from "commander";
import type { Selection } from "../config.js";
import { addDiff, type DiffInvocation } from "./diff.js";
import type { Io } from "./io.js";
import { wantsColor } from "./io.js";
import {
  addSelection,
  documentOptions,
  lenientOption,
  type SelectionFlags,
  selectionOf,
} from "./selection.js";

export const FORMATS = ["text", "github", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** A command line that was understood. */
export interface Invocation {
  readonly command: "generate" | "check";
  readonly selection: Selection;
  readonly format: Format;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly cache: boolean;
}

/** A question about one operation. */
export interface Question {
  readonly operation: string;
  readonly selection: Selection;
  readonly format: "text" | "json";
}

interface Flags extends SelectionFlags {
  readonly format: Format;
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly cache: boolean;
}

interface QuestionFlags extends Pick<SelectionFlags, "spec" | "overlay" | "lenient"> {
  readonly format: "text" | "json";
}

/**
 * The commands and flags. Each command is one call below.
 *
 * @param run called with what was asked for.
 * @param answer called with what was asked about an operation.
 * @param runDiff called with which two states to compare.
 * @returns a program that throws a `CommanderError` rather than end the process.
 */
export function createProgram(
  io: Io,
  version: string,
  run: (invocation: Invocation) => Promise<void>,
  answer: (question: Question) => Promise<void>,
  runDiff: (invocation: DiffInvocation) => Promise<void>,
): Command {
  const program = new Command("pagewright")
    .description("Turns an OpenAPI document into a TypeScript client people are glad to review.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // Errors are reported in the format that was asked for, once the parse has ended.
      outputError: () => undefined,
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      getOutHasColors: () => wantsColor(io.stdout, io.env),
      getErrHasColors: () => wantsColor(io.stderr, io.env),
    })
    .addHelpText("after", HELP);
  addGenerate(program, run);
  addCheck(program, run);
  addDiff(program, runDiff);
  addExplain(program, answer);
  return program;
}

const HELP = `
Examples:
  $ pagewright generate                 every spec/<api>/openapi.yaml into generated/<api>
  $ pagewright check polar              is generated/polar what would be generated?
  $ pagewright diff --base origin/main  what changed since, and who stops compiling?
  $ pagewright generate --spec openapi.yaml --out client --name @acme/client
  $ pagewright pull polar               the document at the URL in spec/sources.json
  $ pagewright infer polar              which lists look paged and are not declared to be?

Exit codes: 0 done; 1 check found something stale, or diff what --fail-on names;
2 bad input or usage; 70 a bug of Pagewright; 74 what it says could not be written.`;

function addGenerate(program: Command, run: (invocation: Invocation) => Promise<void>): void {
  addShared(program.command("generate"))
    .description("Make the packages, each whole or not at all. Files it did not make are kept.")
    .addHelpText(
      "after",
      `
Examples:
  $ pagewright generate
  $ pagewright generate polar
  $ pagewright generate --spec api.json --overlay fixes.yaml --out client
  $ cat api.json | pagewright generate --spec - --out client --name @acme/client`,
    )
    .action((apis: readonly string[], flags: Flags) => run(invocation("generate", apis, flags)));
}

function addCheck(program: Command, run: (invocation: Invocation) => Promise<void>): void {
  addShared(program.command("check"))
    .description("Write nothing; exit with 1 where a package is not what would be generated.")
    .addHelpText(
      "after",
      `
Examples:
  $ pagewright check
  $ pagewright check --format github    annotations for a workflow
  $ pagewright check --spec api.json --out client`,
    )
    .action((apis: readonly string[], flags: Flags) => run(invocation("check", apis, flags)));
}

function addExplain(program: Command, answer: (question: Question) => Promise<void>): void {
  const command = program
    .command("explain")
    .description("Tell how an operation pages, and from where that is known.")
    .argument("<operation>", 'its id, its route ("GET /books"), or its method (books.list)')
    .argument("[api...]", "folders of spec/ to look in (default: all of them)");
  for (const option of documentOptions()) command.addOption(option);
  command
    .addOption(
      new Option("--format <format>", "how to tell").choices(["text", "json"]).default("text"),
    )
    .addOption(lenientOption())
    .addHelpText(
      "after",
      `
Examples:
  $ pagewright explain oauth2.clients.list
  $ pagewright explain "GET /v1/oauth2/" polar
  $ pagewright explain listBooks --spec api.json`,
    )
    .action((operation: string, apis: readonly string[], flags: QuestionFlags) => {
      const { format, ...selection } = flags;
      // Nothing is made, so any folder will do.
      const out = selection.spec === undefined ? {} : { out: "." };
      return answer({ operation, selection: selectionOf(apis, { ...selection, ...out }), format });
    });
}

function addShared(command: Command): Command {
  return addSelection(command)
    .addOption(
      new Option("--format <format>", "how to tell what happened").choices(FORMATS).default("text"),
    )
    .option("--no-cache", "make everything again, whatever was made before")
    .option("--quiet", "tell problems only")
    .option("--debug", "show the stack of a bug");
}

function invocation(
  command: Invocation["command"],
  apis: readonly string[],
  { format, quiet = false, debug = false, cache, ...selection }: Flags,
): Invocation {
  return { command, selection: selectionOf(apis, selection), format, quiet, debug, cache };
}
