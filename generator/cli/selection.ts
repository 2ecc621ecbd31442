import type { Command } from "commander";
import { Argument, InvalidArgumentError, Option } from "commander";
import type { Selection } from "../config.js";
import type { DiagnosticError } from "../diagnostics/diagnostic.js";
import { failure } from "../diagnostics/diagnostic.js";
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

/** A flag that takes one value: a second would silently win over the first. */
export function once(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value, previous: string | undefined) => {
    if (previous !== undefined) throw new InvalidArgumentError("It was given twice.");
    return value;
  });
}

/** A flag that takes several values, kept in the order given. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; may be repeated`).argParser(
    (value, previous: readonly string[] | undefined) => [...(previous ?? []), value],
  );
}

/** The document of a command, and what is applied to it. */
export function documentOptions(): readonly Option[] {
  return [
    once("--spec <file>", 'an OpenAPI document, "-" for stdin'),
    repeatable("--overlay <file>", "an OpenAPI Overlay to apply"),
  ];
}

/** Adds the argument and the flags that say which APIs a command is about. */
export function addSelection(command: Command): Command {
  command.addArgument(new Argument("[api...]", "folders of spec/ (default: all of them)"));
  for (const option of documentOptions()) command.addOption(option);
  return command
    .addOption(once("--out <dir>", "the folder of the package"))
    .addOption(once("--name <package>", "the package's npm name"))
    .addOption(lenientOption());
}

/** @throws {DiagnosticError} where flags are missing or contradict one another. */
export function selectionOf(apis: readonly string[], flags: SelectionFlags): Selection {
  const { spec, overlay, out, name, lenient } = flags;
  const leniency = lenient === undefined ? {} : { lenient };
  if (spec === undefined) {
    const given = (["overlay", "out", "name"] as const).filter((flag) => flags[flag] !== undefined);
    if (given.length > 0) {
      throw usageConflict(
        `${given.map((flag) => `--${flag}`).join(", ")} is of use only with --spec`,
        "Add --spec <file>; the APIs of spec/ have their overlays, folder and name already.",
      );
    }
    return { apis, ...leniency };
  }
  if (apis.length > 0) {
    throw usageConflict(
      `--spec names a document and ${apis.map((api) => `"${api}"`).join(", ")} an API of spec/`,
      "Give the one or the other.",
    );
  }
  if (out === undefined) throw usageConflict("--spec needs --out", "Add --out <dir>.");
  return {
    ...{ spec, out },
    ...(overlay === undefined ? {} : { overlays: overlay }),
    ...(name === undefined ? {} : { name }),
    ...leniency,
  };
}

/** Flags that do not go together. */
export function usageConflict(message: string, hint: string): DiagnosticError {
  return failure("usage-conflict", message, hint);
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
