import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../document.js";
import { isContainer, isObject, typeName, valueAt } from "../json.js";
import { canonical } from "../load/canonical.js";
import type { ParsedText } from "../load/parsed-text.js";
import type { Provenance } from "../load/provenance.js";
import { type Path, toPointer } from "../pointer.js";
import { queryPaths } from "./jsonpath.js";
import { appendTo, mergeMember, mergeObject, type Incoming } from "./merge.js";
import { missHint } from "./miss-hint.js";
import { readOverlay, type OverlayAction } from "./overlay-document.js";

/**
 * Applies an OpenAPI Overlay (1.0 or 1.1) to `root`, in place. Faults of the overlay, and actions
 * that match nothing, are reported.
 * @param root - a copy that is the caller's own.
 * @param provenance - learns where the new parts were written.
 */
export function applyOverlay(
  root: JsonObject,
  overlay: ParsedText,
  provenance: Provenance,
  problems: DiagnosticCollector,
): void {
  for (const action of readOverlay(overlay, problems)) {
    new ActionRun(root, overlay, provenance, problems, action).run();
  }
}

class ActionRun {
  readonly #root: JsonObject;
  readonly #overlay: ParsedText;
  readonly #provenance: Provenance;
  readonly #problems: DiagnosticCollector;
  readonly #action: OverlayAction;

  constructor(
    root: JsonObject,
    overlay: ParsedText,
    provenance: Provenance,
    problems: DiagnosticCollector,
    action: OverlayAction,
  ) {
    this.#root = root;
    this.#overlay = overlay;
    this.#provenance = provenance;
    this.#problems = problems;
    this.#action = action;
  }

  run(): void {
    const { target, change } = this.#action;
    const paths = this.#query("target", target);
    if (!paths) return;
    if (paths.length === 0) {
      const hint = missHint(this.#root, target);
      this.#fail("target", "overlay-no-match", `The target ${target} matches nothing`, hint);
    } else if (change.kind === "remove") {
      this.#remove(paths);
    } else {
      const incoming = this.#incoming();
      if (incoming) for (const path of paths) this.#merge(path, incoming);
    }
  }

  #query(field: "target" | "copy", expression: string): readonly Path[] | undefined {
    const result = queryPaths(this.#root, expression);
    if (result.kind === "matches") return result.paths;
    if (result.kind === "slow") {
      this.#fail(field, "overlay-slow", `The JSONPath ${expression} takes too long`);
    } else {
      const place = result.at === undefined ? "" : ` at character ${result.at + 1}`;
      const message = `${expression} is not a JSONPath (RFC 9535)${place}: ${result.message}`;
      this.#fail(field, "overlay-jsonpath", message);
    }
    return undefined;
  }

  /** Later elements of an array first, and what is inside first: so the other paths still hold. */
  #remove(paths: readonly Path[]): void {
    const inside = (a: Path, b: Path) =>
      b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0;
    for (const path of [...paths].sort(inside)) {
      const key = path.at(-1);
      if (key === undefined) {
        this.#fail("target", "overlay-wrong", "The whole document cannot be removed");
        return;
      }
      const parentPath = path.slice(0, -1);
      const parent = valueAt(this.#root, parentPath);
      if (Array.isArray(parent)) {
        const origin = this.#provenance.originOf(this.#root, parentPath);
        this.#provenance.removeElement(parent, Number(key), origin);
      } else if (isObject(parent)) {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- keys are data here
        delete parent[key];
      }
    }
  }

  #incoming(): Incoming | undefined {
    const { index, change } = this.#action;
    if (change.kind === "update") {
      const path = ["actions", String(index), "update"];
      return { value: change.value, origin: { text: this.#overlay, path } };
    }
    if (change.kind === "remove") return undefined;
    const [path, ...others] = this.#query("copy", change.source) ?? [];
    const value = path && valueAt(this.#root, path);
    if (path && value !== undefined && others.length === 0) {
      // A copy, since the target may lie inside of what is copied.
      const copied = canonical(value, (from, to) => {
        this.#provenance.transfer(from, to);
      });
      return { value: copied, origin: this.#provenance.originOf(this.#root, path) };
    }
    const found = others.length > 0 ? `matches ${others.length + 1} values` : "matches nothing";
    const message = `copy takes one value; ${change.source} ${found}`;
    const hint = others.length > 0 ? undefined : missHint(this.#root, change.source);
    this.#fail("copy", "overlay-no-match", message, hint);
    return undefined;
  }

  #merge(path: Path, incoming: Incoming): void {
    const target = valueAt(this.#root, path);
    if (Array.isArray(target)) appendTo(target, incoming, this.#provenance);
    else if (isObject(target)) {
      if (isObject(incoming.value)) mergeObject(target, incoming, this.#provenance);
      else this.#mismatch(path, incoming.value);
    } else if (target !== undefined) this.#replace(path, incoming);
  }

  #replace(path: Path, incoming: Incoming): void {
    const parent = valueAt(this.#root, path.slice(0, -1));
    const key = path.at(-1);
    if (isContainer(parent) && key !== undefined) {
      mergeMember(parent, key, incoming, this.#provenance);
    }
  }

  #mismatch(path: Path, value: JsonValue): void {
    const message = `The target selects an object (${toPointer(path)}), into which ${typeName(value)} cannot be merged`;
    this.#fail("update", "overlay-wrong", message);
  }

  #fail(field: "target" | "copy" | "update", code: string, message: string, hint?: string): void {
    const path = ["actions", String(this.#action.index), field];
    this.#problems.report({
      code,
      severity: "error",
      message: `Action ${this.#action.index}: ${message}`,
      pointer: toPointer(path),
      location: this.#overlay.locate(path),
      hint,
    });
  }
}
