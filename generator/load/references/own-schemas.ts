import type { JsonObject } from "../../document.js";
import { getOwn, isObject } from "../../json.js";
import { inside, keyOf, type Place, type Target } from "./place.js";
import { pureReference, type Targets } from "./targets.js";

/** The schemas that a document has names for itself. */
export interface OwnSchemas {
  readonly document: Place;
  readonly value: JsonObject;
  readonly place: Place;
  /** Whether they are not where they are put: in another file, say. */
  readonly isElsewhere: boolean;
}

/**
 * What is in `components/schemas`. Not in the specification, but in documents: the whole of either
 * is a reference to a file that has it.
 */
export function ownSchemas(root: Target, targets: Targets): OwnSchemas {
  const components = partOf(root, "components", targets);
  const { value, place } = partOf(components, "schemas", targets);
  const usual = inside(inside(root.place, "components"), "schemas");
  const isElsewhere = keyOf(place) !== keyOf(usual);
  return { document: root.place, value: isObject(value) ? value : {}, place, isElsewhere };
}

/** A member, or what it refers to; nothing where there is none. */
function partOf({ value, place }: Target, key: string, targets: Targets): Target {
  const own = {
    value: (isObject(value) ? getOwn(value, key) : undefined) ?? {},
    place: inside(place, key),
  };
  const reference = pureReference("components", own.value);
  const target = reference === undefined ? own : targets.follow("components", reference, own.place);
  return target ?? { value: {}, place: own.place };
}
