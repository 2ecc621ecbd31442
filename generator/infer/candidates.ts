import type { JsonObject } from "../document.js";
import { without } from "../load/json-value.js";
import { childPointer } from "../load/pointer.js";
import type { SchemaWalk } from "../model/schema-walk.js";
import type { Input } from "./inputs.js";
import type { Member } from "./members.js";
import { isText, type Outputs } from "./outputs.js";
import type { Candidate, Signal } from "./proposal.js";
import { isNextCursorName, isNextUrlName, pairs, wordsOf } from "./vocabulary.js";

/** What is known of one operation when its ways of paging are weighed. */
export interface Sighting {
  readonly inputs: readonly Input[];
  readonly items: Member;
  /** Whether the list's name says that it is the list. */
  readonly itemsTold: boolean;
  readonly outputs: Outputs;
  /** Names of the headers that a successful response declares, in lower case. */
  readonly headers: readonly string[];
  /** Whether the path leads to many things rather than to one. */
  readonly isCollection: boolean;
  /** Whether the path ends in what identifies one thing. */
  readonly isSingle: boolean;
  /** Whether a vendor's extension says that it is paged. */
  readonly isMarked: boolean;
  readonly walk: SchemaWalk;
}

/** Every way of paging that an operation could have, whatever speaks for it. */
export function candidatesOf(sighting: Sighting): readonly Candidate[] {
  return [
    cursorCandidate(sighting),
    derivedCandidate(sighting),
    pageCandidate(sighting),
    offsetCandidate(sighting),
    linkCandidate(sighting),
    linkHeaderCandidate(sighting),
  ].filter((candidate) => candidate !== undefined);
}

function signal(
  side: Signal["side"],
  name: string,
  weight: number,
  evidence: string,
): readonly Signal[] {
  return [{ side, name, weight, evidence }];
}

/** Facts without which a list with a name of its own kind is no page of anything. */
function hasFacts({ outputs, headers }: Sighting): boolean {
  const { pageCount, nextPage, nextOffset, nextUrl, hasMore, totalIsCertain } = outputs;
  const told = [pageCount, nextPage, nextOffset, nextUrl, hasMore].some(Boolean);
  return told || totalIsCertain || headers.some((name) => /total|pages$|page-count$/.test(name));
}

const isWhole = ({ types }: Input): boolean => types.has("integer") || types.has("number");

function told(input: Input): string {
  const kind = { query: "query parameter", header: "header", body: "property of the body" };
  return `the ${kind[input.place]} ${JSON.stringify(input.name)}`;
}

function findSize({ inputs }: Sighting, other: Input | undefined): Input | undefined {
  const sizes = inputs.filter((input) => input !== other && input.roles.has("size"));
  // A name that is about paging and nothing else goes before `size` and `count`, these before `max`.
  return (
    sizes.find(({ name }) => /limit|page/i.test(name)) ??
    sizes.find(({ name }) => !/^(?:max|top|first)$/i.test(name)) ??
    sizes[0]
  );
}

function sizeSignals(size: Input | undefined): readonly Signal[] {
  return size
    ? signal("request", "size-parameter", 2, `${told(size)} sets the size of a page`)
    : [];
}

function itemsSignals({ items, itemsTold, outputs }: Sighting): readonly Signal[] {
  const weight = items.path.length === 0 ? 2 : itemsTold ? 1 : 0;
  const where = items.path.length === 0 ? "the body is the list" : `"${items.pointer}" is the list`;
  return [
    ...signal("response", "items", weight, where),
    ...(outputs.total
      ? signal("response", "total", 1, `"${outputs.total.pointer}" counts all items`)
      : []),
  ];
}

function moreSignals({ outputs: { hasMore, done } }: Sighting): readonly Signal[] {
  if (hasMore)
    return signal("response", "has-more", 2, `"${hasMore.pointer}" says if there is more`);
  if (done) return signal("response", "done", 1, `"${done.pointer}" says if this is the end`);
  return [];
}

function responseOf({ items, outputs }: Sighting): JsonObject {
  const { hasMore, done, total, totalIsCertain } = outputs;
  return {
    items: items.pointer,
    ...(total !== undefined && totalIsCertain ? { total: total.pointer } : {}),
    ...(hasMore ? { hasMore: hasMore.pointer } : done ? { hasMore: { not: done.pointer } } : {}),
  };
}

function requestOf(role: string, input: Input, size: Input | undefined): JsonObject {
  return {
    [role]: input.declared,
    ...(size === undefined ? {} : { size: size.declared }),
  };
}

function pageCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, outputs, headers } = sighting;
  const page =
    inputs.find((input) => input.roles.has("page") && isWhole(input)) ??
    inputs.find((input) => input.roles.get("page") === "strong" && !isWhole(input));
  if (page === undefined || !(sighting.itemsTold || hasFacts(sighting))) return undefined;
  const size = findSize(sighting, page);
  const { pageCount, nextPage, nextUrl, echo } = outputs;
  const countHeader = headers.find((name) => /pages$|page-count$/.test(name));
  const evidence = [pageCount, nextPage, nextUrl, echo, outputs.total, outputs.hasMore, size];
  if (!isWhole(page) && !evidence.some(Boolean)) return undefined;
  const weight = page.roles.get("page") === "strong" ? 3 : 1;
  const first = firstPageOf(page, outputs);
  const signals = [
    ...signal(
      "request",
      isWhole(page) ? "page-parameter" : "page-text",
      weight,
      `${told(page)} asks for a page by its number`,
    ),
    ...sizeSignals(size),
    ...describedAs(page, /\bpag(?:e|es|inat\w*|ing)\b/i, /\b(?:pdf|document|scan|sheet|book)\b/i),
    ...itemsSignals(sighting),
    ...moreSignals(sighting),
    ...(pageCount
      ? signal("response", "page-count", 3, `"${pageCount.pointer}" counts the pages`)
      : []),
    ...(nextPage
      ? signal("response", "next-page", 2, `"${nextPage.pointer}" is the next page's number`)
      : []),
    ...(nextUrl
      ? signal("response", "next-url", 1, `"${nextUrl.pointer}" is the next page's URL`)
      : []),
    ...(echo ? signal("response", "echo", 1, `"${echo.pointer}" tells the position`) : []),
    ...(countHeader
      ? signal("response", "page-count-header", 3, `the header ${countHeader} counts the pages`)
      : []),
  ];
  const last = pageCount && { [first === 0 ? "pageCount" : "lastPage"]: pageCount.pointer };
  return {
    signals,
    pagination: {
      style: "page",
      request: requestOf("page", page, size),
      response: { ...responseOf(sighting), ...last },
      ...(first === 0 ? { first } : {}),
    },
  };
}

function firstPageOf(
  { minimum, default: preset, description }: Input,
  { echo, total }: Outputs,
): 0 | 1 {
  // Spring's pages, which it counts from 0, are known by these two.
  const isSpring = echo?.path.at(-1) === "number" && total?.path.at(-1) === "totalElements";
  if (preset === 1 || (minimum === 1 && preset === undefined)) return 1;
  if (preset === 0) return 0;
  if (
    /\b(?:0|zero)[- ](?:based|indexed)|(?:start\w*|begin\w*|first page)[^.]{0,20} (?:0|zero)\b/i.test(
      description,
    )
  )
    return 0;
  if (isSpring) return 0;
  return minimum === 0 && !/\b1[- ]based|start\w* (?:at|from|with) 1\b/i.test(description) ? 0 : 1;
}

function describedAs(input: Input, about: RegExp, not: RegExp): readonly Signal[] {
  return about.test(input.description) && !not.test(input.description)
    ? signal("request", "described", 1, `${told(input)} is described so`)
    : [];
}

function offsetCandidate(sighting: Sighting): Candidate | undefined {
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

const backwards = /prev|before|previous|self|current|first/i;

function cursorCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, outputs } = sighting;
  const options = inputs.flatMap((input) => {
    if (isWhole(input) && (input.roles.has("page") || input.roles.has("offset"))) return [];
    return outputs.beside.flatMap((output) => {
      const strength = strengthOf(input, output);
      return strength === undefined ? [] : [{ input, output, ...strength }];
    });
  });
  const best = options.sort((a, b) => b.request + b.response - (a.request + a.response))[0];
  if (best === undefined) return undefined;
  const size = findSize(sighting, best.input);
  const evidence = `"${best.output.pointer}" is the cursor of the next page`;
  return {
    signals: [
      ...signal("request", "cursor-parameter", best.request, `${told(best.input)} takes a cursor`),
      ...sizeSignals(size),
      ...itemsSignals(sighting),
      ...moreSignals(sighting),
      ...signal("response", "next-cursor", best.response, evidence),
    ],
    pagination: {
      style: "cursor",
      request: requestOf("cursor", best.input, size),
      response: { ...responseOf(sighting), nextCursor: best.output.pointer },
    },
  };
}

/** How well a parameter and a value of the response go together; undefined where they do not. */
function strengthOf(
  input: Input,
  output: Member,
): { readonly request: number; readonly response: number } | undefined {
  const name = output.path.at(-1) ?? "";
  const scalar = isText(output) || output.types.has("integer") || output.types.has("number");
  const pair = pairs(input.name, output.path);
  if (!scalar || output.isEnum || /^ur[il]/.test(output.format ?? "")) return undefined;
  if (backwards.test(wordsOf(name).join(" ")) && !pair) return undefined;
  if (/links?$/.test(wordsOf(output.path.at(-2) ?? "").join(""))) return undefined;
  const role = input.roles.get("cursor");
  const told =
    isNextCursorName(name) ||
    isNestedCursor(output) ||
    (role === "strong" && isText(output) && wordsOf(name).join("") === "next");
  const isPosition = input.roles.has("page") || input.roles.has("offset");
  const isSize = input.roles.has("size");
  if (isSize || (!told && !pair)) return undefined;
  if (role === undefined) {
    // A name nobody knows: only where the response names the same thing as the next one.
    const isToken = /\b(?:next|token|cursor|continu\w*)\b/i.test(output.description);
    const isSame = isPosition && isToken && input.types.has("string");
    if (!pair || !isText(output)) return undefined;
    if (!told && !isSame && !/next|last evaluated/.test(wordsOf(name).join(" "))) return undefined;
    return { request: isPosition ? 3 : 2, response: told ? 4 : 3 };
  }
  // The same weak name on both sides is an echo as likely as a cursor.
  if (role === "weak" && !told && !/next|end|cursor/i.test(output.path.join(" "))) return undefined;
  const certain = pair || told ? 3 : 2;
  return { request: role === "strong" || pair ? 3 : 2, response: certain + (pair && told ? 1 : 0) };
}

/** `cursors.after`, `next.page`, `paging.next`: the parent says what it is. */
function isNestedCursor({ path, types }: Member): boolean {
  const name = wordsOf(path.at(-1) ?? "").join("");
  const parent = wordsOf(path.at(-2) ?? "").join("");
  if (types.has("integer") && name === "next") return false;
  return (
    (/^(?:cursors?|.*cursor)$/.test(parent) && /^(?:after|next|end|forward)$/.test(name)) ||
    (/^next(?:page)?$/.test(parent) &&
      /^(?:page|cursor|token|after|startingafter|offset|id|key)$/.test(name)) ||
    (/^(?:.*pagination|.*paging|pageinfo|page|meta|metadata)$/.test(parent) &&
      /^(?:next|after|continue)$/.test(name))
  );
}

/** The last item is the cursor: there is a flag for more, and no cursor in the response. */
function derivedCandidate(sighting: Sighting): Candidate | undefined {
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

function linkCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, outputs, isCollection, isMarked, itemsTold } = sighting;
  const { nextUrl } = outputs;
  if (nextUrl === undefined || !(itemsTold || isMarked || outputs.total)) return undefined;
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
      response: { ...withoutFlag(responseOf(sighting)), nextUrl: nextUrl.pointer },
    },
  };
}

function positionSignals({ inputs }: Sighting): readonly Signal[] {
  const position = inputs.find(({ roles }) =>
    (["page", "offset", "cursor"] as const).some((role) => roles.has(role)),
  );
  return position
    ? signal("request", "position-parameter", 1, `${told(position)} says where to go on`)
    : [];
}

function linkHeaderCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, headers } = sighting;
  const position = positionSignals(sighting);
  const described = inputs.some(({ description }) =>
    /\blink\W+(?:\w+\W+){0,2}header/i.test(description),
  );
  const declared = headers.includes("link");
  if ((!declared && !described) || position.length === 0) return undefined;
  const size = findSize(sighting, undefined);
  return {
    signals: [
      ...position,
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
