import type { Command } from "commander";
import { Argument, InvalidArgumentError, Option } from "commander";
import type { Selection } from "../config.js";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import { shellWord } from "../shell-word.js";

export interface SelectionFlags {
  readonly spec?: string;
  readonly overlay?: readonly string[];
  readonly out?: string;
  readonly name?: string;
  readonly lenient?: boolean;
}

/** Of every command that reads documents. */
export function lenientOption(): Option {
  return new Option("--lenient", "type what a reference leads to, and is missing, as unknown");
}

/** Adds the argument and the flags that say which APIs a command is about. */
export function addSelection(command: Command): Command {
  return command
    .addArgument(new Argument("[api...]", "folders of spec/ (default: all of them)"))
    .addOption(new Option("--spec <file>", 'an OpenAPI document, "-" for stdin').argParser(once))
    .addOption(
      new Option("--overlay <file>", "an OpenAPI Overlay to apply; may be repeated").argParser(
        append,
      ),
    )
    .addOption(new Option("--out <dir>", "the folder of the package").argParser(once))
    .addOption(new Option("--name <package>", "the package's npm name").argParser(once))
    .addOption(lenientOption());
}

/** A second value would silently win over the first. */
export function once(value: string, previous: string | undefined): string {
  if (previous !== undefined) throw new InvalidArgumentError("It was given twice.");
  return value;
}

/** Values in the order given. */
export function append(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

/** @throws {DiagnosticError} where flags are missing or contradict one another. */
export function selectionOf(apis: readonly string[], flags: SelectionFlags): Selection {
  const { spec, overlay, out, name, lenient } = flags;
  const leniency = lenient === undefined ? {} : { lenient };
  if (spec === undefined) {
    const given = (["overlay", "out", "name"] as const).filter((flag) => flags[flag] !== undefined);
    if (given.length > 0) {
      throw usage(
        `${given.map((flag) => `--${flag}`).join(", ")} is of use only with --spec`,
        "Add --spec <file>; the APIs of spec/ have their overlays, folder and name already.",
      );
    }
    return { apis, ...leniency };
  }
  if (apis.length > 0) {
    throw usage(
      `--spec names a document and ${apis.map((api) => `"${api}"`).join(", ")} an API of spec/`,
      "Give the one or the other.",
    );
  }
  if (out === undefined) throw usage("--spec needs --out", "Add --out <dir>.");
  return {
    ...{ spec, out },
    ...(overlay === undefined ? {} : { overlays: overlay }),
    ...(name === undefined ? {} : { name }),
    ...leniency,
  };
}

function usage(message: string, hint: string): DiagnosticError {
  return new DiagnosticError([{ code: "usage-conflict", severity: "error", message, hint }]);
}

/** The command that generates what a selection means, as one would type it. */
export function generateCommand(selection: Selection, apis: readonly string[]): string {
  const words: string[] =
    selection.spec !== undefined
      ? [
          ...["--spec", selection.spec],
          ...(selection.overlays ?? []).flatMap((overlay) => ["--overlay", overlay]),
          ...["--out", selection.out],
          ...(selection.name === undefined ? [] : ["--name", selection.name]),
        ]
      : [...apis];
  if (selection.lenient === true) words.push("--lenient");
  return ["npx pagewright generate", ...words.map((word) => shellWord(word))].join(" ");
}
