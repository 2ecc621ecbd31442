import { Command, Option } from "commander";
import type { Selection } from "../config.js";
import type { Io } from "./io.js";
import { wantsColor } from "./io.js";
import type { SelectionFlags } from "./selection.js";
import { addSelection, selectionOf } from "./selection.js";

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

interface Flags extends SelectionFlags {
  readonly format: Format;
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly cache: boolean;
}

/**
 * The commands and flags. Each command is one call below: those to come (diff, infer, explain) are
 * added in the same way.
 *
 * @param run called with what was asked for.
 * @returns a program that throws a `CommanderError` rather than end the process.
 */
export function createProgram(
  io: Io,
  version: string,
  run: (invocation: Invocation) => Promise<void>,
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
  return program;
}

const HELP = `
Examples:
  $ pagewright generate                 every spec/<api>/openapi.yaml into generated/<api>
  $ pagewright check polar              is generated/polar what would be generated?
  $ pagewright generate --spec openapi.yaml --out client --name @acme/client

Exit codes: 0 done; 1 check found something stale; 2 bad input or usage; 70 a bug of Pagewright.`;

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
