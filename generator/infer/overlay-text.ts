import { stringify } from "yaml";
import { extensionName } from "../load/extension.js";
import type { Path } from "../pointer.js";
import type { PlacedProposal } from "./overlay-target.js";
import type { Proposal } from "./proposal.js";

/**
 * An OpenAPI Overlay that declares what is proposed: one action per operation, with the evidence in
 * its description. Whatever a path contains, the text is valid YAML and its targets valid JSONPaths.
 *
 * @param title of the API.
 */
export function overlayText(title: string, proposals: readonly PlacedProposal[]): string {
  const overlay = {
    overlay: "1.0.0",
    info: { title: `Pagination of ${title}`, version: "1.0.0" },
    actions: onceByTarget(proposals).map(([target, proposal]) => ({
      target,
      description: descriptionOf(proposal),
      update: { [extensionName]: { pagination: proposal.pagination } },
    })),
  };
  return [
    "# Proposed by pagewright infer. Nothing here is declared before you have read it: keep what is",
    "# right, mend or delete the rest, and commit the file.",
    stringify(overlay, { lineWidth: 100, aliasDuplicateObjects: false, version: "1.2" }),
  ].join("\n");
}

/** An operation that several paths have, by reference, is written once. */
function onceByTarget(proposals: readonly PlacedProposal[]): readonly [string, Proposal][] {
  const byTarget = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const target = expressionOf(proposal.target);
    if (!byTarget.has(target)) byTarget.set(target, proposal);
  }
  return [...byTarget];
}

/** `$.paths['/v1/things'].get`, as RFC 9535 writes names. */
function expressionOf(path: Path): string {
  const segments = path.map((name) =>
    /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${escapeName(name)}']`,
  );
  return `$${segments.join("")}`;
}

const escapes: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "'": "\\'",
  "\\": "\\\\",
};

function escapeName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must be escaped
  return name.replace(/[\u0000-\u001f'\\]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, "0");
    return escapes[character] ?? `\\u${code}`;
  });
}

function descriptionOf({ signals, confidence }: Proposal): string {
  const evidence = signals.map((signal) => signal.evidence).join("; ");
  return `Confidence ${confidence.toFixed(2)}: ${evidence}.`;
}
