import type { Input } from "../inputs.js";
import type { Candidate, Signal } from "../proposal.js";
import { wordsOf } from "../vocabulary.js";
import {
  type Sighting,
  findSize,
  itemsSignals,
  isWhole,
  moreSignals,
  requestOf,
  responseOf,
  signal,
  sizeSignals,
  told,
} from "../evidence.js";

/** The next cursor is in a header that the response declares, or that a description names. */
export function headerCursorCandidate(sighting: Sighting): Candidate | undefined {
  const input = sighting.inputs.find(
    (one) => one.place !== "body" && !isWhole(one) && isCursor(one),
  );
  const header = input && headerOf(input, sighting.headers);
  if (input === undefined || header === undefined) return undefined;
  const size = findSize(sighting, input);
  return {
    signals: [
      ...signal("request", "cursor-parameter", 3, `${told(input)} takes a cursor`),
      ...sizeSignals(size),
      ...itemsSignals(sighting),
      ...moreSignals(sighting),
      header.signal,
    ],
    pagination: {
      style: "cursor",
      request: requestOf("cursor", input, size),
      response: { ...responseOf(sighting), nextCursor: { header: header.name } },
    },
  };
}

function isCursor({ roles, description }: Input): boolean {
  if (roles.get("cursor") === "strong") return true;
  return roles.has("page") && /\b(?:token|cursor|response header)\b/i.test(description);
}

interface NextHeader {
  readonly name: string;
  readonly signal: Signal;
}

function headerOf(input: Input, headers: readonly string[]): NextHeader | undefined {
  const declared = headers.find(isNextCursor);
  const named = declared ?? headerNamedIn(input.description);
  if (named === undefined) return undefined;
  const evidence =
    declared === undefined
      ? `${told(input)} is described as what the header ${named} has`
      : `the header ${named} is the cursor of the next page`;
  const weight = declared === undefined ? 3 : 4;
  return {
    name: named,
    signal: { side: "response", name: nameOf(named), weight, evidence },
  };
}

/** A header that leads on for certain goes before numbers that could be counted up; `X-Cursor` does not. */
const nameOf = (header: string): string =>
  /next|continu/i.test(header) ? "next-cursor-header" : "cursor-header";

/** `X-Next-Token`, `x-ms-continuation`; but not what leads back. */
function isNextCursor(header: string): boolean {
  return /(?:next(?:page)?(?:token|cursor|key|marker)?|cursor|continuation(?:token)?)$/.test(
    wordsOf(header).join(""),
  );
}

/** Taken `from the response header elements-next-page-token`: a name is known by its hyphens. */
function headerNamedIn(description: string): string | undefined {
  const [, name] =
    /\bresponse headers?\W+(?:\w+\W+){0,3}?([A-Za-z]\w*(?:-\w+)+)/.exec(description) ?? [];
  return name !== undefined && isNextCursor(name) ? name : undefined;
}
