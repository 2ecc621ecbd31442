import { stringify } from "yaml";
import { extensionName } from "../load/extension.js";
import type { Proposal } from "./proposal.js";

/**
 * An OpenAPI Overlay that declares what is proposed: one action per operation, with the evidence in
 * its description. Whatever a path contains, the text is valid YAML and its targets valid JSONPaths.
 *
 * @param title of the API.
 */
export function overlayText(title: string, proposals: readonly Proposal[]): string {
  const overlay = {
    overlay: "1.0.0",
    info: { title: `Pagination of ${title}`, version: "1.0.0" },
    actions: proposals.map((proposal) => ({
      target: targetOf(proposal),
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

/** `$.paths['/v1/things'].get`, as RFC 9535 writes names. */
function targetOf({ path, method }: Proposal): string {
  return `$.paths['${escapeName(path)}'].${method}`;
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
