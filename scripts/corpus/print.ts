import type { Outcome } from "./outcome.js";

const words: Readonly<Record<Outcome["kind"], string>> = {
  "type-checks": "type-checks",
  "type-errors": "TYPE ERRORS",
  refused: "refused",
  failed: "FAILED",
};

/** One line about a document and, below it, what keeps it from being a client that type-checks. */
export function printOutcome(name: string, outcome: Outcome, details: boolean): void {
  const figures = "generated" in outcome ? figuresOf(outcome.generated) : "";
  console.log(`${words[outcome.kind].padEnd(12)} ${figures.padEnd(34)} ${name}`);
  const reasons = reasonsOf(outcome, details);
  const most = details ? Infinity : 5;
  for (const reason of reasons.slice(0, most)) console.log(`    ${reason}`);
  if (reasons.length > most) console.log(`    and ${reasons.length - most} more`);
}

function figuresOf({
  operations,
  seconds,
  megabytes,
}: (Outcome & { kind: "refused" })["generated"]): string {
  return `${operations} operations, ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`;
}

function reasonsOf(outcome: Outcome, details: boolean): readonly string[] {
  if (outcome.kind === "failed") return [outcome.reason];
  const told = outcome.generated.told.map(({ code, message, at }) => `${code}: ${message} (${at})`);
  if (outcome.kind === "refused") return told;
  return [...outcome.errors, ...(details ? told : [])];
}

export function printTotals(outcomes: readonly Outcome[]): void {
  const count = (kind: Outcome["kind"]): number =>
    outcomes.filter((outcome) => outcome.kind === kind).length;
  const generated = outcomes.flatMap((outcome) =>
    "generated" in outcome ? [outcome.generated] : [],
  );
  const slowest = Math.max(0, ...generated.map(({ seconds }) => seconds));
  const largest = Math.max(0, ...generated.map(({ megabytes }) => megabytes));
  const operations = generated.reduce((sum, each) => sum + each.operations, 0);
  console.log(
    [
      "",
      `${outcomes.length} documents, ${operations} operations`,
      `${count("type-checks")} generate and type-check`,
      `${count("type-errors")} generate but do not type-check`,
      `${count("refused")} refused`,
      `${count("failed")} failed`,
      `${slowest.toFixed(1)} s and ${largest.toFixed(0)} MB at most`,
    ].join("\n"),
  );
}
