import { DiagnosticError } from "../../diagnostics/diagnostic.js";
import type { JsonValue } from "../../document.js";
import { getOwn, isContainer, isObject } from "../../json.js";
import { decodeReference, toPointer, unescapePointer } from "../../pointer.js";
import { versionOf, type DocumentFile, type DocumentFiles } from "./files.js";
import { kindName, sectionOf, slotAt, type Kind, type Slot } from "./grammar.js";
import { Identifiers, type Resource } from "./identifiers.js";
import { inside, keyOf, pathOf, type Place, type Target } from "./place.js";
import type { MissingName, ReferenceFaults } from "./reference-faults.js";

/** References that may lie on the way to a part inside of what they mean. */
const mostHops = 100;

/** Finds what references mean, and reports those that mean nothing. Reads files; changes nothing. */
export class Targets {
  readonly #files: DocumentFiles;
  readonly #identifiers: Identifiers;
  readonly #faults: ReferenceFaults;
  readonly #followed = new Map<string, Target | undefined>();
  /** What references lead to, by what they start from and their text; few are there once. */
  readonly #found = new Map<Resource, Map<string, Target>>();
  /** Objects whose reference is being followed on the way to something inside them. */
  readonly #passing = new Set<JsonValue>();
  readonly #static: { readonly name: string; readonly place: Place }[] = [];

  constructor(files: DocumentFiles, faults: ReferenceFaults) {
    this.#files = files;
    this.#identifiers = new Identifiers(files);
    this.#faults = faults;
  }

  /**
   * The object that a reference leads to in the end, over any number of objects that are nothing
   * but a reference. Undefined, and reported, where it leads nowhere or in a circle.
   * @param holder - the place of the object with the `$ref`.
   */
  follow(kind: Kind, reference: string, holder: Place): Target | undefined {
    const start = this.#identifiers.around(holder);
    const found = this.#found.get(start) ?? new Map<string, Target>();
    this.#found.set(start, found);
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
        const message = `The reference ${JSON.stringify(reference)} leads back to itself, over references alone`;
        this.#faults.report(holder, "reference-cycle", message);
        end = undefined;
        break;
      }
      passed.add(key);
      const next = pureReference(kind, end.value);
      if (next === undefined) break;
      end = this.#step(kind, next, end.place);
    }
    // What was but a warning is looked for again, and told again, by who can't do without.
    if (end || !this.#faults.areWarnings) for (const key of passed) this.#followed.set(key, end);
    return end;
  }

  /** Follows a reference that a client can do without: one that leads nowhere is but a warning. */
  followIfPossible(kind: Kind, reference: string, holder: Place): Target | undefined {
    return this.#faults.asWarnings(() => this.follow(kind, reference, holder));
  }

  /** One step: what a reference names. */
  #step(kind: Kind, reference: string, holder: Place): Target | undefined {
    const hash = reference.indexOf("#");
    const filePart = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : reference.slice(hash + 1);
    const resource = this.#resource(kind, filePart, fragment, holder);
    const target = resource && this.#inResource(kind, resource, fragment, reference, holder);
    return target && this.#ofKind(kind, target, reference, holder) ? target : undefined;
  }

  /** What the part of a reference before `#` names: a schema that has this URI, or a file. */
  #resource(kind: Kind, uri: string, fragment: string, holder: Place): Resource | undefined {
    const known = kind === "schema" && uri !== "" ? this.#identifiers.named(uri, holder) : [];
    const [named, another] = known;
    if (another) {
      const message = `The reference ${JSON.stringify(uri)} is to a URI that several schemas have as their $id`;
      this.#faults.report(holder, "reference-ambiguous", message);
      return undefined;
    }
    if (named) return named;
    const file = uri === "" ? holder.file : this.#file(kind, uri, holder);
    if (!file) return undefined;
    const root = this.#identifiers.rootOf(file);
    const around = uri === "" ? this.#identifiers.around(holder) : root;
    if (around === root) return root;
    const [, first = ""] = fragment.split("/");
    // Many write #/components/schemas/... in a schema with an `$id`, and mean the document. Only what stands
    // there counts: to follow references twice, here and later, takes twice as long for each on the way.
    const isOfRoot = !ownMember(around.target, first) && ownMember(root.target, first);
    return isOfRoot ? root : around;
  }

  #file(kind: Kind, reference: string, holder: Place): DocumentFile | undefined {
    try {
      const result = this.#files.find(reference, holder.file);
      if (result.kind === "file") return result.file;
      if (result.kind === "refused") {
        const { code, message, hint, missing = false } = result.refusal;
        const said = `${message} (${JSON.stringify(reference)})`;
        if (missing) this.#faults.reportUnknown(kind, holder, { code, message: said, hint });
        else this.#faults.report(holder, code, said, hint);
      }
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      this.#faults.reportAll(error.diagnostics);
    }
    return undefined;
  }

  #inResource(
    kind: Kind,
    resource: Resource,
    fragment: string,
    reference: string,
    holder: Place,
  ): Target | undefined {
    if (fragment !== "" && !fragment.startsWith("/")) {
      return this.#anchored(kind, resource, decodeReference(fragment), reference, holder);
    }
    let { target } = resource;
    for (const token of fragment.split("/").slice(1)) {
      const next = this.#member(target, token);
      if (next === undefined) {
        this.#faults.reportMissing(kind, reference, holder, missingIn(target, token));
        return undefined;
      }
      target = next;
    }
    return target;
  }

  #anchored(
    kind: Kind,
    { target, anchors }: Resource,
    name: string,
    reference: string,
    holder: Place,
  ): Target | undefined {
    const shown = JSON.stringify(reference);
    const [found, another] = anchors.get(name) ?? [];
    if (another) {
      const message = `The reference ${shown} is to an $anchor that several schemas have`;
      this.#faults.report(holder, "reference-ambiguous", message);
      return undefined;
    }
    if (found) return found;
    if (versionOf(target.place.file)?.startsWith("3.0")) {
      const message = `The reference ${shown} names an anchor, which OpenAPI 3.0 does not have`;
      this.#faults.report(
        holder,
        "reference-anchor",
        message,
        "Refer by JSON pointer: #/components/...",
      );
      return undefined;
    }
    this.#faults.reportMissing(kind, reference, holder, {
      name,
      known: () => [...anchors.keys()],
      shown: (each) => `#${each}`,
      what: "no schema has this $anchor",
    });
    return undefined;
  }

  /** A member; of the object that is meant, where the way leads through a reference. */
  #member(target: Target, token: string): Target | undefined {
    const own = ownMember(target, token);
    if (own) return own;
    const { value, place } = target;
    const reference = isObject(value) ? getOwn(value, "$ref") : undefined;
    if (typeof reference !== "string" || this.#passing.has(value)) return undefined;
    if (this.#passing.size >= mostHops) {
      this.#faults.report(
        place,
        "reference-far",
        `The way leads over more than ${mostHops} references`,
      );
      return undefined;
    }
    this.#passing.add(value);
    const meant = this.follow(kindToPass(place), reference, place);
    const found = meant && this.#member(meant, token);
    this.#passing.delete(value);
    return found;
  }

  #ofKind(kind: Kind, { value, place }: Target, reference: string, holder: Place): boolean {
    const shown = JSON.stringify(reference);
    const found = slotOfDocument(place);
    const isOther = found !== undefined && (found.many !== undefined || found.kind !== kind);
    if (isOther && sectionOf(kind) !== undefined) {
      const what = found.many ?? kindName(found.kind);
      const message = `The reference ${shown} leads to a ${what}, where a ${kindName(kind)} is expected`;
      this.#faults.report(holder, "reference-kind", message);
      return false;
    }
    if (isObject(value) || (kind === "schema" && typeof value === "boolean")) return true;
    this.#faults.report(
      holder,
      "reference-kind",
      `The reference ${shown} does not lead to an object`,
    );
    return false;
  }

  /**
   * Whether a `$dynamicRef` means the same schema whichever way has led to it, since no other has its name
   * among those that are known so far.
   */
  isStatic(reference: string, holder: Place): boolean {
    const [, name] = /#([^/].*)$/.exec(reference) ?? [];
    if (name === undefined || this.#identifiers.dynamicCount(decodeReference(name)) !== 1)
      return false;
    this.#static.push({ name: decodeReference(name), place: inside(holder, "$dynamicRef") });
    return true;
  }

  /** Tells of those that were taken for static before a file was read that has another of that name. */
  warnNotStatic(): void {
    for (const { name, place } of this.#static) {
      if (this.#identifiers.dynamicCount(name) !== 1) this.#faults.warnNotStatic(place);
    }
  }
}

/** The `$ref` of an object that stands for another one. Schemas and path items may say more beside it. */
export function pureReference(kind: Kind, value: JsonValue): string | undefined {
  if (!isObject(value)) return undefined;
  const reference = getOwn(value, "$ref");
  if (typeof reference !== "string") return undefined;
  const maySayMore = kind === "schema" || kind === "pathItem";
  return maySayMore && Object.keys(value).length > 1 ? undefined : reference;
}

/** What a token of a pointer does not name, and what there is instead. */
function missingIn({ value, place }: Target, token: string): MissingName {
  const name = unescapePointer(decodeReference(token));
  const path = pathOf(place);
  return {
    name,
    known: () => (isObject(value) ? Object.keys(value) : []),
    shown: (each) => toPointer([...path, each]),
    what: `there is no ${JSON.stringify(name)} in ${toPointer(path)}`,
  };
}

/** What stands at a place of a document; undefined for data, and in files that are no documents. */
function slotOfDocument(place: Place): Slot | undefined {
  const { value } = place.file.text;
  const isDocument = isObject(value) && getOwn(value, "openapi") !== undefined;
  return isDocument ? slotAt(pathOf(place)) : undefined;
}

/** What a reference leads to that is on the way to something else. */
function kindToPass(place: Place): Kind {
  const slot = slotOfDocument(place);
  if (!slot) return "schema";
  return slot.many ? "components" : slot.kind;
}

/** The member that a token of a pointer names, as it is or percent-encoded. */
function ownMember({ value, place }: Target, token: string): Target | undefined {
  if (!isContainer(value)) return undefined;
  for (const name of new Set([unescapePointer(token), unescapePointer(decodeReference(token))])) {
    if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(name)) continue;
    const member = getOwn(value, name);
    if (member !== undefined) return { value: member, place: inside(place, name) };
  }
  return undefined;
}
