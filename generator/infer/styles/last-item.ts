import { childPointer } from "../../pointer.js";
import type { Candidate } from "../proposal.js";
import { wordsOf } from "../vocabulary.js";
import {
  type Sighting,
  findSize,
  itemsSignals,
  moreSignals,
  requestOf,
  responseOf,
  signal,
  sizeSignals,
  told,
} from "../evidence.js";

/** The last item is the cursor: there is a flag for more, and no cursor in the response. */
export function derivedCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, outputs, items, walk } = sighting;
  const input = inputs.find(
    ({ name, place }) =>
      place === "query" &&
      /^(?:startingafter|startafter|after|afterid)$/.test(wordsOf(name).join("")),
  );
  if (input?.roles.has("cursor") !== true || outputs.hasMore === undefined) return undefined;
  const id = items.element && walk.at(items.element, childPointer("", "id"));
  if (id === undefined) return undefined;
  const size = findSize(sighting, input);
  return {
    signals: [
      ...signal("request", "cursor-parameter", 3, `${told(input)} takes what to start after`),
      ...sizeSignals(size),
      ...itemsSignals(sighting),
      ...moreSignals(sighting),
      ...signal("response", "last-item", 0, 'the last item has an "id" to go on after'),
    ],
    pagination: {
      style: "cursor",
      request: requestOf("cursor", input, size),
      response: { ...responseOf(sighting), nextCursor: { lastItem: "/id" } },
    },
  };
}
