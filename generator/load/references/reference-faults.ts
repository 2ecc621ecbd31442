import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { nearestNames } from "../../diagnostics/nearest.js";
import { toPointer } from "../../pointer.js";
import type { Kind } from "./grammar.js";
import { inside, keyOf, locationOf, pathOf, type Place } from "./place.js";

/**
 * Names that a run compares with those that are missing. A document with a few slips needs some thousands;
 * one with more faults than anybody reads would take minutes.
 */
const mostComparisons = 100_000;

/** What a reference names and is not there. */
export interface MissingName {
  readonly name: string;
  /** The names that there are, and how a reference says one of them. */
  readonly known: () => readonly string[];
  readonly shown: (name: string) => string;
  readonly what: string;
}

/** Tells what is wrong with references, and where; each fault once for each place. */
export class ReferenceFaults {
  readonly #problems: DiagnosticCollector;
  readonly #reported = new Set<string>();
  /** Whether a missing target that can be unknown is but a warning. */
  readonly #lenient: boolean;
  #severity: "error" | "warning" = "error";
  #comparisons = 0;

  constructor(problems: DiagnosticCollector, lenient: boolean) {
    this.#problems = problems;
    this.#lenient = lenient;
  }

  /** Whether what leads nowhere is let pass, where an object of this kind is expected. */
  passes(kind: Kind): boolean {
    return this.#lenient && canBeUnknown(kind);
  }

  /** Whether what is found to be wrong now is but a warning. */
  get areWarnings(): boolean {
    return this.#severity === "warning";
  }

  /** What is found to be wrong meanwhile is but a warning. */
  asWarnings<Made>(make: () => Made): Made {
    this.#severity = "warning";
    try {
      return make();
    } finally {
      this.#severity = "error";
    }
  }

  /** @param holder - the place of the object with the `$ref`. */
  report(holder: Place, code: string, message: string, hint?: string): void {
    const key = `${this.#severity} ${code} ${keyOf(holder)}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#problems.report({
      code,
      severity: this.#severity,
      message,
      pointer: toPointer(pathOf(holder)),
      location: locationOf(inside(holder, "$ref")),
      hint,
    });
  }

  /** Faults of a file that a reference leads to. */
  reportAll(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.#problems.report(diagnostic);
  }

  /** There is nothing of this name. */
  reportMissing(
    kind: Kind,
    reference: string,
    holder: Place,
    { name, known, shown, what }: MissingName,
  ): void {
    const candidates = this.#comparisons < mostComparisons ? known() : [];
    this.#comparisons += candidates.length;
    const near = nearestNames(name, candidates, 3).map(shown);
    const hint = near.length > 0 ? `Is one of these meant: ${near.join(", ")}?` : undefined;
    const message = `The reference ${JSON.stringify(reference)} leads nowhere: ${what}`;
    this.reportUnknown(kind, holder, { code: "reference-missing", message, hint });
  }

  /** What is not there, and may be unknown to those who ask for that. */
  reportUnknown(
    kind: Kind,
    holder: Place,
    fault: { readonly code: string; readonly message: string; readonly hint: string | undefined },
  ): void {
    const before = this.#severity;
    if (this.passes(kind)) this.#severity = "warning";
    const unknown = this.passes(kind)
      ? "It is typed as unknown."
      : canBeUnknown(kind) && before === "error"
        ? "With --lenient it is typed as unknown."
        : undefined;
    const hint = [fault.hint, unknown].filter((part) => part !== undefined).join(" ");
    this.report(holder, fault.code, fault.message, hint === "" ? undefined : hint);
    this.#severity = before;
  }

  /** A heading with nothing under it is `null` in YAML. */
  warnNull(place: Place, field: string): void {
    this.#warn(place, "part-empty", `"${field}" is null, and read as if it were absent`);
  }

  /** The specification leaves open which of the two counts. */
  warnHidden(place: Place, field: string): void {
    const message = `"${field}" is here and in the path item that is referred to, whose own is left out`;
    this.#warn(place, "path-item-hidden", message, "Keep one of them.");
  }

  warnDynamic(place: Place, keyword: string): void {
    const message = `"${keyword}" is not followed: what it adds to the schema is left out`;
    this.#warn(place, "reference-dynamic", message, "Refer by $ref to have its type.");
  }

  warnNotStatic(place: Place): void {
    const message = "It may mean another schema here: several have its $dynamicAnchor";
    this.#warn(place, "reference-dynamic", message, "Refer by $ref to say which.");
  }

  warnOneWay(place: Place): void {
    const message = "A schema that is both readOnly and writeOnly is neither sent nor read";
    this.#warn(place, "one-way-twice", message);
  }

  #warn(place: Place, code: string, message: string, hint?: string): void {
    this.#problems.report({
      code,
      severity: "warning",
      message,
      pointer: toPointer(pathOf(place)),
      location: locationOf(place),
      hint,
    });
  }
}

/** Whether a client can be made, and trusted, that does not know an object of this kind. */
function canBeUnknown(kind: Kind): boolean {
  return kindsThatCanBeUnknown.has(kind);
}

const kindsThatCanBeUnknown: ReadonlySet<Kind> = new Set<Kind>([
  ...(["schema", "mediaType", "requestBody", "response"] as const),
  ...(["header", "example", "link", "callback"] as const),
]);
