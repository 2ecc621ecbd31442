import type { Input } from "../inputs.js";
import type { Outputs } from "../outputs.js";
import type { Candidate } from "../proposal.js";
import { wordsOf } from "../vocabulary.js";
import {
  type Sighting,
  describedAs,
  findSize,
  isList,
  hasWholeDefault,
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
  if (offset === undefined || !isList(sighting)) return undefined;
  const size = findSize(sighting, offset);
  const weak = offset.roles.get("offset") === "weak";
  const about =
    /\b(?:offset|skip\w*|index|position|pag(?:e|ing|inat\w*)|first (?:item|result|record)|(?:start|begin)\w* (?:at|from|point|record|row)|results?|records?|rows?|entit(?:y|ies)|elements?|items?)\b/i;
  const described = describedAs(offset, about, /\b(?:bytes?|time ?zone|utc)\b/i);
  const spoken =
    described.length > 0 || outputs.total !== undefined || isPair(offset, size, inputs);
  if (weak && (size === undefined || !spoken)) return undefined;
  if (weak && described.length === 0 && isRange(inputs)) return undefined;
  const { nextOffset, nextUrl, echo } = outputs;
  if (!isCounted(offset, size) && !outputs.total && !nextUrl) return undefined;
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
      ...(firstOffsetOf(offset, outputs) === 1 ? { first: 1 } : {}),
    },
  };
}

/** `first` and `max`, `start` and `rows`: two numbers of which nothing else is said. */
function isPair(offset: Input, size: Input | undefined, inputs: readonly Input[]): boolean {
  const isBare = isWhole(offset) && offset.description === "";
  return isBare && size !== undefined && isWhole(size) && !isRange(inputs);
}

/** `start` and `end` are a range of something, times most of all. */
function isRange(inputs: readonly Input[]): boolean {
  return inputs.some(({ name }) => /^(?:end|to|until|stop|last)$/.test(wordsOf(name)[0] ?? ""));
}

/** Whether it is a number, be it that it is written as text: an offset can be a token as well. */
function isCounted(offset: Input, size: Input | undefined): boolean {
  // Where the size of a page is a text, so is every number.
  const inText = hasWholeDefault(offset) || (size !== undefined && !isWhole(size));
  return isWhole(offset) || inText || /\b(?:index|number of|how many)\b/i.test(offset.description);
}

/** Some number items from 1: the first one of them has that offset. */
function firstOffsetOf(
  { name, default: preset, minimum, description }: Input,
  { beside }: Outputs,
): 0 | 1 {
  if (Number(preset) === 1 && preset !== null && preset !== "") return 1;
  if (preset !== undefined) return 0;
  const fromOne =
    /\b(?:1|one)[- ](?:based|indexed)|\b(?:start\w*|begin\w*|number\w*|first \w+)[^.]{0,20} (?:at|from|with|is|=) ?(?:1|one)\b/i;
  // `start=11 would start at the top of the second page`.
  const secondPage = /\b[1-9]\d*1\b[^.]{0,60}\bsecond page\b/i;
  if (minimum === 1 || fromOne.test(description) || secondPage.test(description)) return 1;
  // These three are OpenSearch's words, and SCIM's, which count items from 1.
  const isOpenSearch = ["startindex", "itemsperpage", "totalresults"].every((word) =>
    beside.some(({ path }) => wordsOf(path.at(-1) ?? "").join("") === word),
  );
  const saysZero = minimum === 0 || /\b(?:0|zero)\b/i.test(description);
  return isOpenSearch && /^start/i.test(name) && !saysZero ? 1 : 0;
}
