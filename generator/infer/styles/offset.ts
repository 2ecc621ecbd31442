import type { Candidate } from "../proposal.js";
import {
  type Sighting,
  describedAs,
  findSize,
  hasFacts,
  isWhole,
  itemsSignals,
  moreSignals,
  requestOf,
  responseOf,
  signal,
  sizeSignals,
  told,
} from "../evidence.js";

export function offsetCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, outputs } = sighting;
  const offset =
    inputs.find((input) => input.roles.has("offset") && isWhole(input)) ??
    inputs.find((input) => input.roles.get("offset") === "strong");
  if (offset === undefined || !(sighting.itemsTold || hasFacts(sighting))) return undefined;
  const size = findSize(sighting, offset);
  const weak = offset.roles.get("offset") === "weak";
  const about =
    /\b(?:offset|skip\w*|index|position|pag(?:e|ing|inat\w*)|first (?:item|result|record)|start\w* (?:at|from|point|record|row)|results?|records?|items?)\b/i;
  const described = describedAs(offset, about, /\b(?:bytes?|time ?zone|utc)\b/i);
  if (weak && (size === undefined || (described.length === 0 && !outputs.total))) return undefined;
  const { nextOffset, nextUrl, echo } = outputs;
  if (!isWhole(offset) && !outputs.total && !nextUrl) return undefined;
  return {
    signals: [
      ...signal(
        "request",
        isWhole(offset) ? "offset-parameter" : "offset-text",
        weak ? 2 : 3,
        `${told(offset)} says how many items to skip`,
      ),
      ...sizeSignals(size),
      ...described,
      ...itemsSignals(sighting),
      ...moreSignals(sighting),
      ...(nextOffset
        ? signal("response", "next-offset", 2, `"${nextOffset.pointer}" is the next offset`)
        : []),
      ...(nextUrl
        ? signal("response", "next-url", 1, `"${nextUrl.pointer}" is the next page's URL`)
        : []),
      ...(echo ? signal("response", "echo", 1, `"${echo.pointer}" tells the position`) : []),
    ],
    pagination: {
      style: "offset",
      request: requestOf("offset", offset, size),
      response: responseOf(sighting),
    },
  };
}
