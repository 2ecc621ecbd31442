import type { Generated, Outcome } from "./outcome.js";

const words: Readonly<Record<Outcome["kind"], string>> = {
  "type-checks": "type-checks",
  "type-errors": "TYPE ERRORS",
  refused: "refused",
  nothing: "not paged",
  failed: "FAILED",
};

/** One line about a document and, below it, what keeps it from being a client that type-checks. */
export function printOutcome(name: string, outcome: Outcome, details: boolean): void {
  console.log(`${words[outcome.kind].padEnd(12)} ${figuresOf(outcome).padEnd(60)} ${name}`);
  const reasons = reasonsOf(outcome, details);
  const most = details ? Infinity : 5;
  for (const reason of reasons.slice(0, most)) console.log(`    ${reason}`);
  if (reasons.length > most) console.log(`    and ${reasons.length - most} more`);
}

function figuresOf(outcome: Outcome): string {
  if (outcome.kind === "failed") return "";
  const { operations, pagedOperations, seconds, megabytes, inferred } = outcome.generated;
  return [
    `${operations} operations`,
    `${pagedOperations} paged${inferred ? ` (${inferred.proposals} inferred)` : ""}`,
    `${seconds.toFixed(1)} s${"checked" in outcome ? ` + ${outcome.checked.seconds.toFixed(1)} s` : ""}`,
    `${megabytes.toFixed(0)} MB`,
  ].join(", ");
}

function reasonsOf(outcome: Outcome, details: boolean): readonly string[] {
  if (outcome.kind === "failed") return [outcome.reason];
  const told = outcome.generated.told.map(({ code, message, at }) => `${code}: ${message} (${at})`);
  if (outcome.kind === "refused") return told;
  const errors = "checked" in outcome ? outcome.checked.errors : [];
  return [...errors, ...(details ? told : [])];
}

/** What all came to: counts, reasons of refusals, CPU and memory. */
export function printTotals(outcomes: readonly Outcome[]): void {
  const count = (kind: Outcome["kind"]): number =>
    outcomes.filter((outcome) => outcome.kind === kind).length;
  const generated = outcomes.flatMap((outcome) =>
    outcome.kind === "failed" ? [] : [outcome.generated],
  );
  const checks = outcomes.flatMap((outcome) => ("checked" in outcome ? [outcome.checked] : []));
  const inferred = generated.flatMap((each) => each.inferred ?? []);
  console.log(
    [
      "",
      `${outcomes.length} documents, ${sum(generated, "operations")} operations, ${sum(generated, "pagedOperations")} of them paged`,
      ...(inferred.length > 0
        ? [`${sum(inferred, "proposals")} inferred, ${sum(inferred, "refused")} not declarable`]
        : []),
      `${count("type-checks")} generate and type-check`,
      ...(count("nothing") > 0 ? [`${count("nothing")} have nothing to infer`] : []),
      `${count("type-errors")} generate but do not type-check`,
      `${count("refused")} refused${refusalsIn(outcomes)}`,
      `${count("failed")} failed`,
      `generating: ${seconds(generated)} of CPU, ${Math.max(0, ...generated.map(({ megabytes }) => megabytes)).toFixed(0)} MB at most`,
      `type-checking: ${seconds(checks)} of CPU`,
    ].join("\n"),
  );
}

/** How many documents each kind of fault is in. */
function refusalsIn(outcomes: readonly Outcome[]): string {
  const documents = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind !== "refused") continue;
    for (const code of new Set(outcome.generated.told.map((told) => told.code)))
      documents.set(code, (documents.get(code) ?? 0) + 1);
  }
  const list = [...documents].map(([code, number]) => `${number} ${code}`);
  return list.length === 0 ? "" : `: ${list.join(", ")}`;
}

function sum<Key extends string>(each: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return each.reduce((total, one) => total + one[key], 0);
}

function seconds(each: readonly Pick<Generated, "seconds">[]): string {
  const most = Math.max(0, ...each.map((one) => one.seconds));
  return `${sum(each, "seconds").toFixed(0)} s (${most.toFixed(1)} s at most)`;
}
