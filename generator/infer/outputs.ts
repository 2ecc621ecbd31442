import type { Member } from "./members.js";
import {
  isDoneName,
  isCertainTotalName,
  isEchoName,
  isHasMoreName,
  isLastName,
  isMetadata,
  isNextOffsetName,
  isNextPageNumberName,
  isNextUrlName,
  isPageCountName,
  isPagingContainer,
  isTotalName,
  wordsOf,
} from "./vocabulary.js";

/** Facts about a page, found in its body. */
export interface Outputs {
  readonly total: Member | undefined;
  /** Whether the total's name is never used for the number of items on the page. */
  readonly totalIsCertain: boolean;
  readonly pageCount: Member | undefined;
  readonly hasMore: Member | undefined;
  /** A flag that is true at the end. */
  readonly done: Member | undefined;
  readonly nextUrl: Member | undefined;
  readonly nextPage: Member | undefined;
  readonly nextOffset: Member | undefined;
  readonly echo: Member | undefined;
  /** Where a cursor could be: strings and numbers beside the facts above. */
  readonly beside: readonly Member[];
}

export function findOutputs(members: readonly Member[], items: Member): Outputs {
  const beside = members.filter((member) => member.path.length > 0 && isBeside(member, items));
  const named = (is: (name: string) => boolean, fits: (member: Member) => boolean) =>
    beside.find((member) => is(member.path.at(-1) ?? "") && fits(member));
  const isTotal = (name: string): boolean => isTotalName(name) && !isPageCountName(name);
  const total =
    named((name) => isCertainTotalName(name) && !isPageCountName(name), isNumber) ??
    named(
      isTotal,
      (member) => isNumber(member) && /\btotal|\ball\b|overall/i.test(member.description),
    ) ??
    named(isTotal, isNumber);
  return {
    total,
    totalIsCertain:
      total !== undefined &&
      !isOnThisPage(total) &&
      (isCertainTotalName(total.path.at(-1) ?? "") ||
        (/\btotal\b/i.test(total.description) && !isOfThisPage.test(total.description))),
    // `first` and `last` beside a count of pages are this page's first and last item.
    pageCount:
      named(
        (name) => isPageCountName(name) && !isLastName(name),
        (member) => isNumber(member) && !isOnThisPage(member),
      ) ?? named(isLastName, isNumber),
    hasMore: named(isHasMoreName, isFlag),
    done: named(isDoneName, isFlag),
    nextUrl: nextUrlIn(beside, members),
    nextPage: named(isNextPageNumberName, isNumber),
    nextOffset: named(isNextOffsetName, isNumber),
    echo: named(isEchoName, isNumber),
    beside,
  };
}

/** `The total number of results for this request`. */
const isOfThisPage =
  /\b(?:in|for|of|on|by|from) (?:this|the current) (?:request|response|page|call|batch)\b/i;

const onThisPage = /\b(?:in|on) (?:this|each|the current) (?:response|page|batch)\b/i;
/** What it is told apart from: `may be greater than the number in this response`. */
const isApart = /\bnot (?:just|only)\b|\b(?:greater|more|larger|other) than\b/i;
const isOnThisPage = ({ description }: Member): boolean =>
  onThisPage.test(description) && !isApart.test(description);

/** Whether a value stands where facts about the page stand: on the way to the items, or in their company. */
function isBeside({ path }: Member, items: Member): boolean {
  const home = items.path.slice(0, -1);
  const inner = path.slice(0, -1);
  let common = 0;
  while (common < inner.length && common < home.length && inner[common] === home[common]) common++;
  const [outermost = "", ...others] = inner.slice(common);
  return (
    inner.length === common ||
    (isPagingContainer(outermost) &&
      others.every((name) => isPagingContainer(name) || (isMetadata(outermost) && isResults(name))))
  );
}

/** `meta.results.total`: results that are counted, since they are no list. */
const isResults = (name: string): boolean => name.toLowerCase() === "results";

const isNumber = ({ types, isEnum }: Member): boolean =>
  (types.has("integer") || types.has("number")) && !isEnum;
const isFlag = ({ types }: Member): boolean => types.has("boolean");
export const isText = ({ types }: Member): boolean => types.size === 0 || types.has("string");

function nextUrlIn(beside: readonly Member[], members: readonly Member[]): Member | undefined {
  const candidates = beside.filter((member) => isNextUrlName(member.path.at(-1) ?? ""));
  const plain = candidates.find((member) => isText(member) && isUrl(member, members));
  if (plain !== undefined) return plain;
  return beside.find(
    (member) =>
      isText(member) &&
      /^(?:href|ur[il]|link)$/i.test(member.path.at(-1) ?? "") &&
      isNextUrlName(member.path.at(-2) ?? ""),
  );
}

function isUrl(member: Member, members: readonly Member[]): boolean {
  const name = wordsOf(member.path.at(-1) ?? "").join("");
  const parent = wordsOf(member.path.at(-2) ?? "").join("");
  const { format, description, example } = member;
  if (/^ur[il]/.test(format ?? "") || /url|uri|href|link/.test(name)) return true;
  if (/^_?links$/.test(parent) || /^(?:https?:|\/)/.test(example)) return true;
  if (/\b(?:cursor|token)\b/i.test(description)) return false;
  if (/\b(?:url|uri|href|hyperlink|link|https?|page path|path (?:to|of))\b/i.test(description))
    return true;
  // The company of a page's other links says what a bare `next` is.
  const home = member.path.slice(0, -1).join("/");
  const company = members.filter(
    ({ path, types }) =>
      path.length === member.path.length &&
      path.slice(0, -1).join("/") === home &&
      types.has("string") &&
      /^(?:prev|first|last|self)/.test(path.at(-1) ?? ""),
  );
  return company.length > 1 || company.some((other) => /^ur[il]/.test(other.format ?? ""));
}
