import type { Diagnostic, Location } from "../diagnostics/diagnostic.js";
import type { OpenApiDocument } from "../document.js";
import type { ApiModel } from "../model/model.js";
import type { Declarations } from "../types/declarations.js";

/** One state of an API: its document and what its client is. */
export interface ApiState {
  readonly document: OpenApiDocument;
  readonly model: ApiModel;
  readonly declarations: Declarations;
}

/** The two that are compared, the old one first. */
export interface States {
  readonly from: ApiState;
  readonly to: ApiState;
}

/**
 * What a change touches: the types a consumer compiles against, what travels on the wire although
 * every type stays as it is, or words alone.
 */
export type Level = "types" | "wire" | "documentation";

/** What is known of a change where it is found; places are looked up afterwards. */
export interface Change {
  /** Stable and kebab-cased: what a script may match on. */
  readonly code: string;
  readonly kind: "added" | "removed" | "changed" | "deprecated";
  readonly level: Level;
  /** Whether a program that used the old client stops compiling. */
  readonly breaking: boolean;
  /** The method, `books.get`; `undefined` for what belongs to no operation. */
  readonly operation: string | undefined;
  /** JSON pointer into the document that has it: the new one, unless it is gone from there. */
  readonly pointer: string;
  /** One sentence without a final period. */
  readonly message: string;
  /** The same of several operations, `of 3 operations`, where it may come of one cause. */
  readonly together?: ((operations: string) => string) | undefined;
  /** Why it breaks, or what it means; a sentence with its period. */
  readonly why: string;
  /** What a consumer does about it; a sentence with its period. */
  readonly action: string;
  /** The smallest program that compiled and does not any more. Of breaking changes. */
  readonly example?: string | undefined;
}

export interface Finding extends Omit<Change, "together"> {
  /** Every operation that the change reaches, by name; `operation` is the first. */
  readonly operations: readonly string[];
  /** In the new document; of what is gone, the nearest parent that is still there. */
  readonly location: Location;
}

export type Bump = "major" | "minor" | "patch" | "none";

/** How two states of one API differ. */
export interface ApiDiff {
  readonly api: string;
  readonly packageName: string;
  readonly breaking: boolean;
  /** What semantic versioning asks of the next release. */
  readonly bump: Bump;
  /** Breaking ones first; then by level, what they are about, pointer and message. */
  readonly findings: readonly Finding[];
  /** What the new document was warned of. */
  readonly diagnostics: readonly Diagnostic[];
}

export function bumpOf(changes: readonly Pick<Change, "breaking" | "level">[]): Bump {
  if (changes.length === 0) return "none";
  if (changes.some(({ breaking }) => breaking)) return "major";
  return changes.every(({ level }) => level === "documentation") ? "patch" : "minor";
}
