import type { JsonObject, JsonValue } from "../document.js";
import { getOwn, isObject, setOwn } from "../json.js";
import { canonical } from "../load/canonical.js";
import type { Origin, Provenance } from "../load/provenance.js";

/** A value on its way into the document, and where it was written. */
export interface Incoming {
  readonly value: JsonValue;
  readonly origin: Origin;
}

/**
 * Merges into a member of a container, as overlays do: objects recursively, arrays appended,
 * anything else replaced.
 */
export function mergeMember(
  container: JsonObject | JsonValue[],
  key: string,
  incoming: Incoming,
  provenance: Provenance,
): void {
  const present = getOwn(container, key);
  if (isObject(present) && isObject(incoming.value)) mergeObject(present, incoming, provenance);
  else if (Array.isArray(present) && Array.isArray(incoming.value)) {
    appendTo(present, incoming, provenance);
  } else {
    setOwn(container as JsonObject, key, copyOf(incoming, provenance));
    provenance.record(container, key, incoming.origin);
  }
}

export function mergeObject(target: JsonObject, incoming: Incoming, provenance: Provenance): void {
  if (!isObject(incoming.value)) return;
  for (const [key, value] of Object.entries(incoming.value)) {
    mergeMember(target, key, { value, origin: memberOf(incoming, key, provenance) }, provenance);
  }
}

/** Appends an element, or all elements of an array. */
export function appendTo(array: JsonValue[], incoming: Incoming, provenance: Provenance): void {
  const elements = Array.isArray(incoming.value)
    ? incoming.value.map((value, index) => ({
        value,
        origin: memberOf(incoming, String(index), provenance),
      }))
    : [incoming];
  for (const element of elements) {
    provenance.record(array, array.length, element.origin);
    array.push(copyOf(element, provenance));
  }
}

/** Copied, because several targets may take the same value, and later actions change it in place. */
function copyOf({ value }: Incoming, provenance: Provenance): JsonValue {
  return canonical(value, (from, to) => {
    provenance.transfer(from, to);
  });
}

function memberOf({ value, origin }: Incoming, key: string, provenance: Provenance): Origin {
  return provenance.originOfMember(value as JsonObject | JsonValue[], origin, key);
}
