import type { ApiDiff, Bump } from "../finding.js";

/** What a comparison of one or several APIs found. */
export interface DiffReport {
  readonly breaking: boolean;
  /** By name; those that both states have. */
  readonly apis: readonly ApiDiff[];
  /** APIs that the old state does not have. */
  readonly added: readonly string[];
  /** APIs that the new state does not have any more. */
  readonly removed: readonly string[];
}

const BUMPS: readonly Bump[] = ["none", "patch", "minor", "major"];

/** The largest of what is asked of each API's next release. */
export function bumpOfReport({ apis, added, removed }: DiffReport): Bump {
  const all: Bump[] = apis.map(({ bump }) => bump);
  if (added.length > 0) all.push("minor");
  if (removed.length > 0) all.push("major");
  return BUMPS[Math.max(0, ...all.map((bump) => BUMPS.indexOf(bump)))] ?? "none";
}
