import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { DiagnosticError } from "../../diagnostics/diagnostic.js";
import { nearestNames } from "../../diagnostics/nearest.js";
import type { JsonObject, JsonValue } from "../../document.js";
import { getOwn, isContainer, isObject } from "../json-value.js";
import { toPointer } from "../pointer.js";
import type { DocumentFile, DocumentFiles } from "./files.js";
import { kindAt, kindName, sectionOf, type Kind } from "./grammar.js";
import { inside, keyOf, locationOf, pathOf, rootOf, type Place } from "./place.js";

/** What a reference means. */
export interface Target {
  readonly value: JsonValue;
  readonly place: Place;
}

/** References that may lie on the way to a part inside of what they mean. */
const mostHops = 100;

/** Finds what references mean, and reports those that mean nothing. Reads files; changes nothing. */
export class Targets {
  readonly #files: DocumentFiles;
  readonly #problems: DiagnosticCollector;
  readonly #followed = new Map<string, Target | undefined>();
  /** What references lead to, by the file that they stand in and their text; few are there once. */
  readonly #found = new Map<DocumentFile, Map<string, Target>>();
  readonly #reported = new Set<string>();
  /** Objects whose reference is being followed on the way to something inside them. */
  readonly #passing = new Set<JsonValue>();
  /** Whether a missing target that can be unknown is but a warning. */
  readonly #lenient: boolean;
  #severity: "error" | "warning" = "error";

  constructor(files: DocumentFiles, problems: DiagnosticCollector, lenient: boolean) {
    this.#files = files;
    this.#problems = problems;
    this.#lenient = lenient;
  }

  /** Whether what leads nowhere is let pass, where an object of this kind is expected. */
  passes(kind: Kind): boolean {
    return this.#lenient && canBeUnknown(kind);
  }

  /**
   * The object that a reference leads to in the end, over any number of objects that are nothing
   * but a reference. Undefined, and reported, where it leads nowhere or in a circle.
   * @param holder - the place of the object with the `$ref`.
   */
  follow(kind: Kind, reference: string, holder: Place): Target | undefined {
    const found = this.#found.get(holder.file) ?? new Map<string, Target>();
    this.#found.set(holder.file, found);
    const text = `${kind} ${reference}`;
    const target = found.get(text) ?? this.#follow(kind, reference, holder);
    if (target) found.set(text, target);
    return target;
  }

  #follow(kind: Kind, reference: string, holder: Place): Target | undefined {
    const passed = new Set<string>();
    let end = this.#step(kind, reference, holder);
    while (end) {
      const key = `${kind} ${keyOf(end.place)}`;
      if (this.#followed.has(key)) {
        end = this.#followed.get(key);
        break;
      }
      if (passed.has(key)) {
        this.#reportCycle(reference, holder);
        end = undefined;
        break;
      }
      passed.add(key);
      const next = pureReference(kind, end.value);
      if (next === undefined) break;
      end = this.#step(kind, next, end.place);
    }
    for (const key of passed) this.#followed.set(key, end);
    return end;
  }

  /** Follows a reference that a client can do without: one that leads nowhere is but a warning. */
  followIfPossible(kind: Kind, reference: string, holder: Place): Target | undefined {
    this.#severity = "warning";
    try {
      return this.follow(kind, reference, holder);
    } finally {
      this.#severity = "error";
    }
  }

  /** One step: what a reference names. */
  #step(kind: Kind, reference: string, holder: Place): Target | undefined {
    const hash = reference.indexOf("#");
    const filePart = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : reference.slice(hash + 1);
    const file = filePart === "" ? holder.file : this.#file(kind, filePart, holder);
    if (!file) return undefined;
    const target = this.#inFile(kind, file, fragment, reference, holder);
    return target && this.#ofKind(kind, target, reference, holder) ? target : undefined;
  }

  #file(kind: Kind, reference: string, holder: Place): DocumentFile | undefined {
    try {
      const result = this.#files.find(reference, holder.file);
      if (result.kind === "file") return result.file;
      if (result.kind === "refused") {
        const { code, message, hint, missing = false } = result.refusal;
        const said = `${message} (${JSON.stringify(reference)})`;
        if (missing) this.#reportUnknown(kind, holder, { code, message: said, hint });
        else this.report(holder, code, said, hint);
      }
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      for (const diagnostic of error.diagnostics) this.#problems.report(diagnostic);
    }
    return undefined;
  }

  #inFile(
    kind: Kind,
    file: DocumentFile,
    fragment: string,
    reference: string,
    holder: Place,
  ): Target | undefined {
    if (fragment !== "" && !fragment.startsWith("/")) {
      const message = `The reference ${JSON.stringify(reference)} names an anchor, which is not supported`;
      this.report(holder, "reference-anchor", message, "Refer by JSON pointer: #/components/...");
      return undefined;
    }
    let target: Target = { value: file.text.value, place: rootOf(file) };
    for (const token of fragment.split("/").slice(1)) {
      const next = this.#member(target, token);
      if (next === undefined) {
        this.#reportMissing(kind, reference, target, token, holder);
        return undefined;
      }
      target = next;
    }
    return target;
  }

  /** A member; of the object that is meant, where the way leads through a reference. */
  #member({ value, place }: Target, token: string): Target | undefined {
    const names = new Set([unescapeKey(token), unescapeKey(decode(token))]);
    for (const name of names) {
      const member = isContainer(value) ? ownMember(value, name) : undefined;
      if (member !== undefined) return { value: member, place: inside(place, name) };
    }
    const reference = isObject(value) ? getOwn(value, "$ref") : undefined;
    if (typeof reference !== "string" || this.#passing.has(value)) return undefined;
    if (this.#passing.size >= mostHops) {
      this.report(place, "reference-far", `The way leads over more than ${mostHops} references`);
      return undefined;
    }
    this.#passing.add(value);
    const meant = this.follow("schema", reference, place);
    const found = meant && this.#member(meant, token);
    this.#passing.delete(value);
    return found;
  }

  #ofKind(kind: Kind, { value, place }: Target, reference: string, holder: Place): boolean {
    const shown = JSON.stringify(reference);
    const found = isOpenApi(place.file) ? kindAt(pathOf(place)) : undefined;
    if (found !== undefined && found !== kind && sectionOf(kind) !== undefined) {
      const message = `The reference ${shown} leads to a ${kindName(found)}, where a ${kindName(kind)} is expected`;
      this.report(holder, "reference-kind", message);
      return false;
    }
    if (isObject(value) || (kind === "schema" && typeof value === "boolean")) return true;
    this.report(holder, "reference-kind", `The reference ${shown} does not lead to an object`);
    return false;
  }

  #reportMissing(
    kind: Kind,
    reference: string,
    nearest: Target,
    token: string,
    holder: Place,
  ): void {
    const name = unescapeKey(decode(token));
    const known = isObject(nearest.value) ? Object.keys(nearest.value) : [];
    const near = nearestNames(name, known, 3).map((each) =>
      toPointer([...pathOf(nearest.place), each]),
    );
    const hint = near.length > 0 ? `Is one of these meant: ${near.join(", ")}?` : undefined;
    const message = `The reference ${JSON.stringify(reference)} leads nowhere: there is no ${JSON.stringify(name)} in ${toPointer(pathOf(nearest.place))}`;
    this.#reportUnknown(kind, holder, { code: "reference-missing", message, hint });
  }

  /** What is not there, and may be unknown to those who ask for that. */
  #reportUnknown(
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

  #reportCycle(reference: string, holder: Place): void {
    const message = `The reference ${JSON.stringify(reference)} leads back to itself, over references alone`;
    this.report(holder, "reference-cycle", message);
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
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** Reports a fault of a reference, once for each place. */
  report(holder: Place, code: string, message: string, hint?: string): void {
    const key = `${code} ${keyOf(holder)}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#problems.report({
      code,
      severity: this.#severity,
      message,
      pointer: toPointer(pathOf(holder)),
      location: locationOf(inside(holder, "$ref")),
      ...(hint === undefined ? {} : { hint }),
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

/** The `$ref` of an object that stands for another one. A schema may say more beside its `$ref`. */
export function pureReference(kind: Kind, value: JsonValue): string | undefined {
  if (!isObject(value)) return undefined;
  const reference = getOwn(value, "$ref");
  if (typeof reference !== "string") return undefined;
  return kind === "schema" && Object.keys(value).length > 1 ? undefined : reference;
}

function isOpenApi(file: DocumentFile): boolean {
  return isObject(file.text.value) && getOwn(file.text.value, "openapi") !== undefined;
}

function ownMember(container: JsonObject | JsonValue[], name: string): JsonValue | undefined {
  if (Array.isArray(container) && !/^(?:0|[1-9]\d*)$/.test(name)) return undefined;
  return getOwn(container, name);
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

function unescapeKey(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
