import { Option, type Command } from "commander";
import { escapeLine } from "../diagnostics/escape.js";
import { formatText } from "../diagnostics/format-text.js";
import type { ApiDiff, Finding } from "../diff/finding.js";
import { verdictOf } from "../diff/report/words.js";
import type { PulledApi } from "../run-pull.js";
import { wantsColor, type Io } from "./io.js";
import { count, shownPath } from "./wording.js";

interface Flags {
  readonly allowLoopbackHttp?: boolean;
}

/** Adds `pagewright pull`. What changed goes to stdout, problems to stderr. */
export function addPull(program: Command, io: Io, end: (ok: boolean) => void): void {
  program
    .command("pull")
    .description("Download the documents that spec/sources.json names into spec/.")
    .argument("[name...]", "names in spec/sources.json (default: all of them)")
    .addOption(new Option("--allow-loopback-http", "for tests of this command").hideHelp())
    .addHelpText(
      "after",
      `
Examples:
  $ pagewright pull
  $ pagewright pull polar && pagewright generate`,
    )
    .action(async (apis: readonly string[], { allowLoopbackHttp }: Flags) => {
      const { runPull } = await import("../run-pull.js");
      const report = await runPull({ apis, cwd: io.cwd, allowLoopbackHttp });
      for (const pulled of report.apis) tell(pulled, io);
      end(report.ok);
    });
}

function tell(pulled: PulledApi, io: Io): void {
  const { name, file, status, size, diff, api, diagnostics } = pulled;
  const color = wantsColor(io.stderr, io.env);
  if (diagnostics.length > 0) io.stderr.write(formatText(diagnostics, { color }));
  const shown = file === undefined ? `spec/${api}` : shownPath(file, io.cwd);
  const words = {
    new: `${shown} is new${size === undefined ? "" : `: ${sizeIn(size)}`}`,
    changed: `${shown} changed${diff === undefined ? "" : `: ${verdictOf(diff)}`}`,
    unchanged: `${shown} is up to date`,
    failed: `${shown} is as it was`,
  };
  const next = status === "new" || status === "changed";
  const lines = [
    `${name}: ${words[status]}`,
    ...(diff === undefined ? [] : summaryOf(diff)),
    ...(next ? [`Make the client with: pagewright generate ${api}`] : []),
  ];
  io.stdout.write(lines.map((line) => `${escapeLine(line)}\n`).join(""));
}

function sizeIn({ operations, webhooks }: NonNullable<PulledApi["size"]>): string {
  const counted = webhooks > 0 ? [count(webhooks, "webhook")] : [];
  return [count(operations, "operation"), ...counted].join(", ");
}

function messagesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ message }) => message.replaceAll("`", ""));
}

/** More lines than these of a kind are counted. */
const most = 20;

function summaryOf({ findings }: ApiDiff): readonly string[] {
  const named = (code: string): readonly Finding[] =>
    findings.filter((finding) => finding.code === code);
  const told = new Set(["operation-added", "operation-removed"]);
  const changed = findings
    .filter(({ code, level }) => !told.has(code) && level !== "documentation")
    .flatMap(({ operations }) => operations);
  const namesOf = (some: readonly Finding[]): readonly string[] =>
    some.flatMap(({ operations }) => operations);
  return [
    ...listed("added", namesOf(named("operation-added"))),
    ...listed("removed", namesOf(named("operation-removed"))),
    ...listed("changed", [...new Set(changed)].sort()),
    ...listed("webhooks", messagesOf([...named("webhook-added"), ...named("webhook-removed")])),
    ...listed("breaking", messagesOf(findings.filter(({ breaking }) => breaking))),
  ];
}

function listed(word: string, lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, most).map((line) => `  ${word.padEnd(8)} ${line}`);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, `  ${word.padEnd(8)} and ${rest} more`] : shown;
}
