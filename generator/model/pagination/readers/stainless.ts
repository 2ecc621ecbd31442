import type { JsonValue } from "../../../document.js";
import type { DeclaredParameter, DeclaredPlace } from "../../../load/extension.js";
import { sortedBy } from "../../../order.js";
import { childPointer } from "../../../pointer.js";
import type { PlacedSchema } from "../../schema-walk.js";
import {
  asObject,
  type Draft,
  type Findings,
  type PagedOperation,
  type PaginationReader,
  parameterPointer,
} from "../facts.js";
import { listed, Translator } from "../translate.js";
import { placesUsed } from "../unread.js";

const name = "x-stainless-pagination-property";

/** How deep in a response a marked property may be. */
const deepest = 4;

/** All that Stainless has; those of previous pages, and where one starts, a walk does not go by. */
const purposes = new Set([
  ...["items", "has_next_page", "next_cursor_param", "next_cursor_field", "previous_cursor_param"],
  ...[
    "previous_cursor_field",
    "cursor_item_id",
    "next_cursor_id_param",
    "previous_cursor_id_param",
  ],
  ...["cursor_url_field", "page_number_param", "current_page_number_field"],
  ...["total_page_count_field", "offset_count_param", "offset_count_start_field"],
  ...["offset_total_count_field"],
]);

/** Those among them that no way of paging makes anything of. */
const idle = /^previous_|^offset_count_start_field$/;

interface Marker<Place = DeclaredPlace> {
  readonly purpose: string;
  readonly place: Place;
  readonly pointer: string;
}

/** A mark as it is written, with the place that it is on. */
interface Mark<Place = DeclaredPlace> {
  readonly said: JsonValue;
  readonly place: Place;
  readonly pointer: string;
}

/** Marks on parameters and on properties of the response, each with its purpose. */
export const readStainless: PaginationReader = (operation, findings) => {
  const asked = markersOf(parameterMarks(operation, findings), operation, findings);
  const told = markersOf(responseMarks(operation), operation, findings);
  for (const { purpose, pointer } of [...asked, ...told]) {
    if (purposes.has(purpose)) continue;
    findings.note({
      code: "pagination-purpose-unknown",
      message: `${name} says "${purpose}", which is no purpose that is known, and is passed over`,
      pointer,
      hint: `Known are: ${[...purposes].join(", ")}.`,
    });
  }
  const draft = draftOf(asked, told, operation, findings);
  const used = draft && new Set(placesUsed(draft));
  for (const { purpose, pointer } of [...asked, ...told]) {
    if (used === undefined || used.has(pointer) || idle.test(purpose) || !purposes.has(purpose)) {
      continue;
    }
    findings.note({
      code: "pagination-member-unread",
      message: `nothing comes of what ${name} says: "${purpose}" has no part in paging by ${draft?.style?.value ?? "any style"}`,
      pointer,
      hint: "What a walk is to go by is declared in x-pagewright, which counts instead.",
    });
  }
  return draft;
};

function draftOf(
  asked: readonly Marker<DeclaredParameter>[],
  told: readonly Marker[],
  operation: PagedOperation,
  findings: Findings,
): Draft | undefined {
  const fact = <Value>(marker: Marker<unknown> | undefined, value: Value | undefined) =>
    marker && new Translator(name, marker.pointer, operation, findings).fact(value);
  const parameter = (purpose: string) => {
    const marker = asked.find((candidate) => candidate.purpose === purpose);
    return fact(marker, marker?.place);
  };
  const place = (purpose: string) => {
    const marker = told.find((candidate) => candidate.purpose === purpose);
    return fact(marker, marker?.place);
  };
  const items = place("items");
  const list = typeof items?.value === "string" ? items.value : undefined;
  const common: Draft = {
    items: items && list !== undefined ? { ...items, value: list } : undefined,
    hasMore: place("has_next_page"),
  };
  const nextUrl = place("cursor_url_field");
  if (nextUrl) return { ...common, style: { ...nextUrl, value: "link" }, nextUrl };
  const cursor = parameter("next_cursor_param");
  if (cursor) {
    const nextCursor = listed(place("next_cursor_field"));
    return { ...common, style: { ...cursor, value: "cursor" }, cursor: listed(cursor), nextCursor };
  }
  const after = parameter("next_cursor_id_param");
  if (after) {
    const marker = itemMarker(operation, findings, list);
    const nextCursor = fact(marker, marker && [{ lastItem: marker.place as string }]);
    return { ...common, style: { ...after, value: "cursor" }, cursor: listed(after), nextCursor };
  }
  const page = parameter("page_number_param");
  if (page) {
    return {
      ...common,
      ...{ style: { ...page, value: "page" }, page },
      ...{
        current: place("current_page_number_field"),
        pageCount: place("total_page_count_field"),
      },
    };
  }
  const offset = parameter("offset_count_param");
  if (!offset) return undefined;
  // Where a page starts is told in two ways under one name, so it is not gone by.
  const total = place("offset_total_count_field");
  return { ...common, style: { ...offset, value: "offset" }, offset, total };
}

/** What marks say, each purpose once; what cannot be read is reported where it is. */
function markersOf<Place>(
  marks: readonly Mark<Place>[],
  operation: PagedOperation,
  findings: Findings,
): readonly Marker<Place | DeclaredPlace>[] {
  const known = new Map<string, string>();
  return marks.flatMap(({ said, place, pointer }) => {
    const translate = new Translator(name, pointer, operation, findings);
    const marker = readMark(said, place, pointer, translate);
    if (marker === undefined) return [];
    const { purpose } = marker;
    const earlier = known.get(purpose);
    known.set(purpose, pointer);
    if (earlier === undefined || purpose.startsWith("previous_")) return [marker];
    translate.wrong(purpose, `is said at #${earlier}, too; there is one of each`, name, "purpose");
    return [];
  });
}

function readMark<Place>(
  said: JsonValue,
  place: Place,
  pointer: string,
  { text, wrong }: Translator,
): Marker<Place | DeclaredPlace> | undefined {
  const mark = asObject(said);
  if (mark === undefined) {
    wrong(said, "is not an object", name);
    return undefined;
  }
  const isBody = mark.is_top_level_array ?? false;
  const header = text(mark, name, "from_header");
  const purpose = text(mark, name, "purpose") ?? (isBody === true ? "items" : undefined);
  if (typeof isBody !== "boolean") {
    wrong(isBody, "is neither true nor false", name, "is_top_level_array");
  } else if (isBody && purpose !== "items") {
    wrong(purpose, "is not what a list is for that is the whole body", name, "purpose");
  } else if (header !== undefined && purpose === "items") {
    wrong(header, "is a header, which has no items", name, "from_header");
  } else if (purpose !== undefined) {
    return { purpose, pointer, place: isBody ? "" : header === undefined ? place : { header } };
  }
  return undefined;
}

/** Of the parameters, in the query or in headers, and of the properties of a JSON body. */
function parameterMarks(
  operation: PagedOperation,
  findings: Findings,
): readonly Mark<DeclaredParameter>[] {
  const { parameters, requestBody, walk } = operation;
  const marked = parameters.flatMap((parameter): readonly Mark<DeclaredParameter>[] => {
    const at = parameterPointer(operation, parameter);
    const found = markOn({ schema: parameter, pointer: at }) ?? markOfSchema(parameter, at, walk);
    if (found === undefined) return [];
    if (parameter.in === "query") return [{ ...found, place: parameter.name }];
    if (parameter.in === "header") return [{ ...found, place: { header: parameter.name } }];
    const why = `is on a parameter of the ${parameter.in}; pages move by the query, a header or the body`;
    new Translator(name, found.pointer, operation, findings).wrong(found.said, why, name);
    return [];
  });
  const inBody = requestBody === undefined ? [] : marksIn(requestBody, "", walk, deepest);
  return [...marked, ...inBody.map(({ place, ...mark }) => ({ ...mark, place: { body: place } }))];
}

function responseMarks({ body, response, walk }: PagedOperation): readonly Mark[] {
  const headers = Object.entries(response?.object.headers ?? {}).flatMap(([header, object]) => {
    const at = childPointer(`${response?.pointer ?? ""}/headers`, header);
    const found = markOn({ schema: object, pointer: at }) ?? markOfSchema(object, at, walk);
    return found === undefined ? [] : [{ ...found, place: { header } }];
  });
  return body === undefined ? headers : [...headers, ...marksIn(body, "", walk, deepest)];
}

type Walk = PagedOperation["walk"];

/** How deep it is known, of a document's schemas, that nothing in them is marked, nor themselves. */
const unmarked = new WeakMap<Walk, Map<PlacedSchema["schema"], number>>();

/** Whether anything is marked, which in most documents nothing is. */
function hasMarks(placed: PlacedSchema, walk: Walk, depth: number): boolean {
  if (markOf(placed, walk)) return true;
  const { schema } = walk.resolve(placed);
  const known = unmarked.get(walk) ?? new Map<PlacedSchema["schema"], number>();
  unmarked.set(walk, known);
  if (depth === 0 || (known.get(schema) ?? 0) >= depth) return false;
  for (const member of walk.propertiesOf(placed).values()) {
    if (hasMarks(member, walk, depth - 1)) return true;
  }
  known.set(schema, depth);
  return false;
}

function marksIn(
  placed: PlacedSchema,
  path: string,
  walk: Walk,
  depth: number,
): readonly Mark<string>[] {
  if (!hasMarks(placed, walk, depth)) return [];
  const found = markOf(placed, walk);
  const own = found === undefined ? [] : [{ ...found, place: path }];
  if (depth === 0) return own;
  const members = sortedBy(walk.propertiesOf(placed), ([property]) => property);
  const inside = members.flatMap(([property, member]) =>
    marksIn(member, childPointer(path, property), walk, depth - 1),
  );
  return [...own, ...inside];
}

/** The property of an item that is the next page's cursor. */
function itemMarker(operation: PagedOperation, findings: Findings, items = ""): Marker | undefined {
  const { body, walk } = operation;
  const list = body && walk.at(body, items);
  const element = list && walk.elementOf(list);
  const marks = element === undefined ? [] : marksIn(element, "", walk, 1);
  return markersOf(marks, operation, findings).find(({ purpose }) => purpose === "cursor_item_id");
}

type Found = Omit<Mark, "place">;

/** The mark of a schema, beside a reference or where that leads. */
function markOf(placed: PlacedSchema, walk: Walk): Found | undefined {
  return markOn(placed) ?? markOn(walk.resolve(placed));
}

/** The mark of the schema that a parameter or a header has. */
function markOfSchema(
  { schema }: { readonly schema?: PlacedSchema["schema"] },
  pointer: string,
  walk: Walk,
): Found | undefined {
  return schema === undefined ? undefined : markOf({ schema, pointer: `${pointer}/schema` }, walk);
}

function markOn(holder: { readonly schema: unknown; readonly pointer: string }): Found | undefined {
  const said = asObject(holder.schema as JsonValue)?.[name] ?? undefined;
  return said === undefined ? undefined : { said, pointer: holder.pointer };
}
