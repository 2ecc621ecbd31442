import type { JsonObject } from "../document.js";
import { getOwn, isObject, valueAt } from "../json.js";
import { decodeReference, parsePointer, type Path } from "../pointer.js";
import type { Proposal } from "./proposal.js";

/** A proposal, and where an overlay finds its operation. */
export interface PlacedProposal extends Proposal {
  readonly target: Path;
}

/** Path items that may refer to one another before the operation comes. */
const mostHops = 100;

/**
 * Where an operation is written in the document's own file, over the references of its path item;
 * undefined where that is another file, which an overlay of this one does not change.
 */
export function overlayTarget(own: JsonObject, { pointer }: Proposal): Path | undefined {
  const [paths = "", path = "", ...rest] = parsePointer(pointer) ?? [];
  let place: Path | undefined = [paths, path];
  for (let hops = 0; place !== undefined && hops < mostHops; hops += 1) {
    const target: Path = [...place, ...rest];
    if (valueAt(own, target) !== undefined) return target;
    place = referenceIn(own, place);
  }
  return undefined;
}

function referenceIn(own: JsonObject, place: Path): Path | undefined {
  const item = valueAt(own, place);
  const reference = isObject(item) ? getOwn(item, "$ref") : undefined;
  if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
  return parsePointer(decodeReference(reference));
}
