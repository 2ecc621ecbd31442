import type { JsonObject } from "../../document.js";
import { without } from "../../json.js";
import type { Candidate, Signal } from "../proposal.js";
import { isNextUrlName, wordsOf } from "../vocabulary.js";
import {
  type Sighting,
  findSize,
  itemsSignals,
  responseOf,
  signal,
  sizeSignals,
  told,
} from "../evidence.js";

export function linkCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, outputs, isCollection, isMarked, itemsTold } = sighting;
  const { nextUrl } = outputs;
  if (nextUrl === undefined || !(itemsTold || isMarked || outputs.total)) return undefined;
  // A link is followed by GET, and what was asked for in a body does not go with it.
  if (!isMarked && inputs.some(({ place }) => place === "body")) return undefined;
  // One thing, which has a list in it, or shares the schema of the list it is from.
  const asksForOne = sighting.isSingle && !inputs.some(({ roles }) => roles.size > 0);
  if (asksForOne || (!isCollection && sighting.items.path.length > 1)) return undefined;
  const size = findSize(sighting, undefined);
  const name = nextUrl.path.at(-1) ?? "";
  const sure = isNextUrlName(name) && name.toLowerCase() !== "next" ? 5 : 4;
  return {
    signals: [
      ...signal("request", "list-request", isCollection ? 1 : 0, "the request is one for a list"),
      ...(isMarked ? signal("request", "marked", 2, "an extension marks it as paged") : []),
      ...sizeSignals(size),
      ...positionSignals(sighting),
      ...itemsSignals(sighting),
      ...signal("response", "next-url", sure, `"${nextUrl.pointer}" is the next page's URL`),
    ],
    pagination: {
      style: "link",
      ...(size ? { request: { size: size.declared as JsonObject | string } } : {}),
      response: {
        ...withoutFlag(responseOf(sighting)),
        ...endOf(sighting),
        nextUrl: nextUrl.pointer,
      },
    },
  };
}

/** What ends like a stream has a next URL on every page: the last one is for what comes later. */
function endOf({ outputs: { done } }: Sighting): JsonObject {
  const name = wordsOf(done?.path.at(-1) ?? "").join("");
  return done && /^(?:is)?(?:endof\w+|eof)$/.test(name) ? { hasMore: { not: done.pointer } } : {};
}

function positionSignals({ inputs }: Sighting): readonly Signal[] {
  const position = inputs.find(({ roles }) =>
    (["page", "offset", "cursor"] as const).some((role) => roles.has(role)),
  );
  return position
    ? signal("request", "position-parameter", 1, `${told(position)} says where to go on`)
    : [];
}

export function linkHeaderCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, headers } = sighting;
  const position = positionSignals(sighting);
  const describing = inputs.find(({ description }) =>
    /\blink\W+(?:\w+\W+){0,2}header/i.test(description),
  );
  const declared = headers.some((name) => name.toLowerCase() === "link");
  const size = findSize(sighting, undefined);
  const asks = position.length > 0 || describing !== undefined || size !== undefined;
  if ((!declared && !describing) || !asks) return undefined;
  return {
    signals: [
      ...position,
      ...(describing && position.length === 0
        ? signal("request", "described", 1, `${told(describing)} is described so`)
        : []),
      ...sizeSignals(size),
      ...itemsSignals(sighting),
      ...(declared
        ? signal("response", "link-header", 4, "the response declares a Link header")
        : signal(
            "response",
            "link-header-described",
            3,
            "a parameter's description speaks of the Link header",
          )),
    ],
    pagination: {
      style: "link",
      ...(size ? { request: { size: size.declared as JsonObject | string } } : {}),
      response: withoutFlag(responseOf(sighting)),
    },
  };
}

/** A next URL that is there says that there is more. */
function withoutFlag(response: JsonObject): JsonObject {
  return without(response, "hasMore");
}
