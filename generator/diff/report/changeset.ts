import type { ApiDiff } from "../finding.js";

/** A changeset of the packages that need a release; `undefined` where none does. */
export function changesetOf(apis: readonly ApiDiff[]): string | undefined {
  const bumped = apis.filter(({ bump }) => bump !== "none");
  if (bumped.length === 0) return undefined;
  const packages = bumped.map(({ packageName, bump }) => `${JSON.stringify(packageName)}: ${bump}`);
  return ["---", ...packages, "---", "", ...bumped.flatMap(linesOf), ""].join("\n");
}

/** More changes than these are counted. */
const MOST = 20;

function linesOf({ findings, bump }: ApiDiff): readonly string[] {
  const told = findings.filter(({ level }) => bump === "patch" || level !== "documentation");
  const lines = told
    .slice(0, MOST)
    .map(({ breaking, message }) => `- ${breaking ? "Breaking: " : ""}${message}`);
  return told.length > MOST ? [...lines, `- and ${told.length - MOST} more changes`] : lines;
}
