import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import type { Severity } from "../../diagnostics/diagnostic.js";
import { reportedFile } from "../../diagnostics/file-name.js";
import type { JsonObject, JsonValue } from "../../document.js";
import { getOwn, isContainer } from "../../json.js";
import { type Path, toPointer } from "../../pointer.js";
import type { ResolvedDocument } from "../references/resolve-references.js";
import type { Provenance } from "../provenance.js";

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: Path;
  readonly hint?: string | undefined;
}

/**
 * Reports findings where they were written: what is wrong in a part that many places refer to is
 * one finding. Warnings of the same words are told once, with their number. What stands for a
 * reference that leads nowhere is not looked into: that has been told.
 */
export class Reporter {
  readonly #root: JsonObject;
  readonly #provenance: Provenance;
  readonly #broken: ReadonlySet<JsonValue>;
  readonly #problems: DiagnosticCollector;
  readonly #faulty = new Set<JsonValue>();
  readonly #told = new Set<string>();
  readonly #warnings = new Map<string, Finding[]>();

  constructor(
    { root, provenance, broken }: Pick<ResolvedDocument, "root" | "provenance" | "broken">,
    problems: DiagnosticCollector,
  ) {
    this.#root = root;
    this.#provenance = provenance;
    this.#broken = broken;
    this.#problems = problems;
  }

  /** The innermost objects and lists that have errors. */
  get faulty(): ReadonlySet<JsonValue> {
    return this.#faulty;
  }

  /** Whether a value is there only because a reference leads nowhere. */
  isBroken(value: JsonValue): boolean {
    return this.#broken.has(value);
  }

  report(finding: Finding): void {
    const { code, message, path, severity } = finding;
    const way = this.#containersTo(path);
    if (way.some((container) => this.isBroken(container))) return;
    if (severity === "error") this.#faulty.add(way.at(-1) ?? this.#root);
    const { text, path: written } = this.#provenance.originOf(this.#root, path);
    const key = JSON.stringify([code, message, text.source.file, written]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    if (severity === "error") this.#tell(finding, message);
    else {
      const same = `${code}\n${message}`;
      this.#warnings.set(same, [...(this.#warnings.get(same) ?? []), finding]);
    }
  }

  /** Hands over the warnings, which have waited for others of their kind. */
  finish(): void {
    for (const [first, ...others] of this.#warnings.values()) {
      if (!first) continue;
      const places = others.length === 1 ? "one other place" : `${others.length} other places`;
      const more = others.length === 0 ? "" : `, and in ${places}`;
      this.#tell(first, first.message + more);
    }
    this.#warnings.clear();
  }

  /** `openapi.yaml:12`, to point to a second place within a message. */
  place(path: Path): string {
    const { source, line } = this.#provenance.locate(this.#root, path);
    return `${reportedFile(source.file)}:${line}`;
  }

  #containersTo(path: Path): readonly JsonValue[] {
    const way: JsonValue[] = [];
    let value: JsonValue | undefined = this.#root;
    for (const key of [...path, ""]) {
      if (!isContainer(value)) break;
      way.push(value);
      value = getOwn(value, key);
    }
    return way;
  }

  #tell({ code, severity, path, hint }: Finding, message: string): void {
    const { text, path: written } = this.#provenance.originOf(this.#root, path);
    this.#problems.report({
      code,
      severity,
      message,
      pointer: toPointer(written),
      location: text.locate(written),
      hint,
    });
  }
}
