import { childPointer } from "../../pointer.js";
import type { Origin, Pagination } from "../model.js";
import type { PlacedSchema } from "../schema-walk.js";
import type { Draft, FactName, FactTypes, Findings, PagedOperation } from "./facts.js";
import { checkParameter, findParameter } from "./check-parameter.js";
import { withFirst } from "./first.js";
import { ResponseCheck } from "./check-response.js";
import { listed } from "./wording.js";

/** A verified declaration, and the schema of an item. */
export interface VerifiedPagination {
  readonly pagination: Verified;
  readonly item: PlacedSchema;
  /** Parameters without which the first page is not sent, though the document calls them optional. */
  readonly requiredFirst: readonly string[];
}

type WithoutItem<Of> = Of extends unknown ? Omit<Of, "itemTypeName"> : never;
type Verified = WithoutItem<Pagination>;

/** The parameters of a style, the one that moves from page to page first, and what they may be. */
const parametersOf = {
  page: ["page", "size"],
  offset: ["offset", "size"],
  cursor: ["cursor", "size"],
  link: ["size"],
} as const satisfies Record<FactTypes["style"], readonly FactName[]>;

/** Facts without which a style is none. */
const neededBy = {
  page: ["page"],
  offset: ["offset"],
  cursor: ["cursor", "nextCursor"],
  link: ["nextUrl"],
} as const satisfies Record<FactTypes["style"], readonly FactName[]>;

/** Checks what is declared against the document and reports every fault in it. */
export function verifyPagination(
  given: Draft,
  operation: PagedOperation,
  findings: Findings,
): VerifiedPagination | undefined {
  const { style } = given;
  if (style === undefined) return undefined;
  if (operation.body === undefined) {
    findings.error({
      code: "pagination-response-missing",
      message: "a paged operation needs a successful response with a JSON schema",
      pointer: style.pointer,
    });
    return undefined;
  }
  const body = chosenEnvelope(given, operation, operation.body, findings);
  if (body === undefined) return undefined;
  const draft = withFirst(withOnlyArray(given, operation, body), operation, findings);
  const missing = [...neededBy[style.value], "items" as const].filter(
    (name) => draft[name] === undefined,
  );
  for (const name of missing) {
    findings.error({
      code: "pagination-incomplete",
      message: `${style.source} says that the pages follow one another by ${style.value}, but not what "${name}" is`,
      pointer: style.pointer,
      hint:
        name === "items"
          ? `The lists of #${body.pointer} are: ${listed(listsOf(body, operation).map((list) => `"${list}"`))}. Declare the pagination in x-pagewright; that counts instead.`
          : "Declare the pagination in x-pagewright; that counts instead.",
    });
  }
  const parametersFit = parametersOf[style.value].map((role) => {
    const fact = draft[role];
    const declared = fact === undefined ? [] : [fact.value].flat();
    return declared.every((parameter) =>
      checkParameter(role, parameter, fact?.pointer ?? "", operation, findings),
    );
  });
  const extentsFit = checkCursors(draft, findings) && checkLargest(draft, operation, findings);
  const response = new ResponseCheck(operation, body, findings);
  const item = response.items(draft);
  const factsFit = response.facts(draft, item) && response.cursorsFit(draft);
  if (missing.length > 0 || !parametersFit.every(Boolean) || !factsFit || !extentsFit) {
    return undefined;
  }
  const pagination = paginationOf(draft, style.value);
  if (item === undefined || pagination === undefined) return undefined;
  return { item, pagination, requiredFirst: draft.requiredFirst?.value ?? [] };
}

/** Several cursors go together one by one: each that is sent is found somewhere. */
function checkCursors({ style, cursor, nextCursor }: Draft, findings: Findings): boolean {
  if (style?.value !== "cursor" || cursor === undefined || nextCursor === undefined) return true;
  const [sent, found] = [cursor.value.length, nextCursor.value.length];
  if (sent === found) return true;
  findings.error({
    code: "pagination-cursors-uneven",
    message: `${cursor.source} names ${sent} cursors to send, and ${found} places where a page has the next; each needs its own, in the same order`,
    pointer: cursor.pointer,
    hint: `The places are at #${nextCursor.pointer}.`,
  });
  return false;
}

/** What is said of the largest page must be what the size lets through. */
function checkLargest(
  { size, maxPageSize }: Draft,
  operation: PagedOperation,
  findings: Findings,
): boolean {
  const parameter = size && findParameter(size.value, operation).schema;
  if (parameter === undefined || maxPageSize === undefined) return true;
  const { schema } = operation.walk.resolve(parameter);
  const maximum = typeof schema === "object" ? schema.maximum : undefined;
  if (typeof maximum !== "number" || maximum === maxPageSize.value) return true;
  findings.error({
    code: "pagination-contradiction",
    message: `${maxPageSize.source} says that a page has at most ${maxPageSize.value} items, but its size may be ${maximum}`,
    pointer: maxPageSize.pointer,
    hint: `The size is at #${parameter.pointer}. Correct one of the two; an overlay can.`,
  });
  return false;
}

/** The one of several schemas that a person has chosen; what a server sends must be that then. */
function chosenEnvelope(
  { schema: choice }: Draft,
  { walk }: PagedOperation,
  body: PlacedSchema,
  findings: Findings,
): PlacedSchema | undefined {
  if (choice === undefined) return body;
  const wanted = walk.resolve({ schema: { $ref: choice.value }, pointer: choice.pointer });
  const offered = walk.alternativesOf(body);
  const chosen = offered.find(({ pointer }) => pointer === wanted.pointer);
  if (chosen === undefined) {
    findings.error({
      code: "pagination-schema-unknown",
      message: `"${choice.value}" is not among the schemas of the response`,
      pointer: choice.pointer,
      hint: `They are: ${listed(offered.map(({ pointer }) => `#${pointer}`))}.`,
    });
  }
  return chosen;
}

/** A response with one list has its items there; that is no guess. */
function withOnlyArray(draft: Draft, operation: PagedOperation, body: PlacedSchema): Draft {
  if (draft.items !== undefined) return draft;
  const [only, ...others] = listsOf(body, operation);
  if (only === undefined || others.length > 0) return draft;
  return {
    ...draft,
    items: { value: only, source: "the only list of the response", pointer: body.pointer },
  };
}

/** The body, and what is right in it, as far as they are lists. */
function listsOf(body: PlacedSchema, { walk }: PagedOperation): readonly string[] {
  const pointers = ["", ...walk.propertyNames(body).map((name) => childPointer("", name))];
  return pointers.filter((pointer) => {
    const member = walk.at(body, pointer);
    return member !== undefined && walk.elementOf(member) !== undefined;
  });
}

function paginationOf(draft: Draft, style: FactTypes["style"]): Verified | undefined {
  const { page, offset, cursor, nextCursor, nextUrl, items } = draft;
  if (items === undefined) return undefined;
  const common = {
    size: draft.size?.value,
    items: items.value,
    item: draft.item?.value,
    total: draft.total?.value,
    hasMore: draft.hasMore?.value,
    key: draft.key?.value,
    optional: draft.optional?.value ?? [],
    origins: originsOf(draft),
  };
  switch (style) {
    case "page":
      return (
        page && {
          ...common,
          style,
          page: page.value,
          first: draft.first?.value ?? 1,
          lastPage: draft.lastPage?.value,
          pageCount: draft.pageCount?.value,
          current: draft.current?.value,
        }
      );
    case "offset":
      return offset && { ...common, style, offset: offset.value, first: draft.first?.value ?? 0 };
    case "cursor":
      return (
        cursor &&
        nextCursor && {
          ...common,
          style,
          cursor: cursor.value,
          nextCursor: nextCursor.value,
          alone: draft.alone?.value ?? false,
        }
      );
    case "link":
      return nextUrl && { ...common, style, nextUrl: nextUrl.value };
  }
}

function originsOf(draft: Draft): readonly Origin[] {
  return Object.entries(draft).flatMap(([fact, known]) =>
    known === undefined ? [] : [{ fact, ...known }],
  );
}
