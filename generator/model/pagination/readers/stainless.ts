import type { JsonObject } from "../../../document.js";
import type { DeclaredParameter, DeclaredPlace } from "../../../load/extension.js";
import { sortedBy } from "../../names.js";
import { escapePointer } from "../../openapi.js";
import type { PlacedSchema } from "../../schema-walk.js";
import {
  asObject,
  asText,
  type Draft,
  type PagedOperation,
  type PaginationReader,
  parameterPointer,
} from "../facts.js";
import { listed, Translator } from "../translate.js";

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

interface Marker<Place = DeclaredPlace> {
  readonly purpose: string;
  readonly place: Place;
  readonly pointer: string;
}

/** Marks on parameters and on properties of the response, each with its purpose. */
export const readStainless: PaginationReader = (operation, findings) => {
  const asked = parameterMarkers(operation);
  const told = responseMarkers(operation);
  for (const { purpose, pointer } of [...asked, ...told]) {
    if (purposes.has(purpose)) continue;
    findings.note({
      code: "pagination-purpose-unknown",
      message: `${name} says "${purpose}", which is no purpose that is known, and is passed over`,
      pointer,
      hint: `Known are: ${[...purposes].join(", ")}.`,
    });
  }
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
    const marker = itemMarker(operation, list);
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
};

/** Of the parameters, in the query or in headers, and of the properties of a JSON body. */
function parameterMarkers(operation: PagedOperation): readonly Marker<DeclaredParameter>[] {
  const { parameters, requestBody, pointer, walk } = operation;
  const marked = parameters.flatMap((parameter): readonly Marker<DeclaredParameter>[] => {
    const { schema } = walk.resolve({ schema: parameter.schema ?? true, pointer });
    const purpose = asText((markOf(parameter) ?? markOf(schema))?.purpose);
    if (purpose === undefined || !/^(query|header)$/.test(parameter.in)) return [];
    const place = parameter.in === "query" ? parameter.name : { header: parameter.name };
    return [{ purpose, place, pointer: parameterPointer(operation, parameter) }];
  });
  const inBody = requestBody === undefined ? [] : markersIn(requestBody, "", walk, deepest);
  return [
    ...marked,
    ...inBody.flatMap(({ place, ...marker }) =>
      typeof place === "string" ? [{ ...marker, place: { body: place } }] : [],
    ),
  ];
}

function responseMarkers({ body, response, walk }: PagedOperation): readonly Marker[] {
  const headers = Object.entries(response?.object.headers ?? {}).flatMap(([header, object]) => {
    const purpose = asText((markOf(object) ?? markOf(object.schema))?.purpose);
    const pointer = `${response?.pointer ?? ""}/headers/${escapePointer(header)}`;
    return purpose === undefined ? [] : [{ purpose, place: { header }, pointer }];
  });
  return body === undefined ? headers : [...headers, ...markersIn(body, "", walk, deepest)];
}

type Walk = PagedOperation["walk"];

/** How deep it is known, of a document's schemas, that nothing in them is marked, nor themselves. */
const unmarked = new WeakMap<Walk, Map<PlacedSchema["schema"], number>>();

/** Whether anything is marked, which in most documents nothing is. */
function hasMarkers(placed: PlacedSchema, walk: Walk, depth: number): boolean {
  const { schema } = walk.resolve(placed);
  if (markOf(placed.schema) ?? markOf(schema)) return true;
  const known = unmarked.get(walk) ?? new Map<PlacedSchema["schema"], number>();
  unmarked.set(walk, known);
  if (depth === 0 || (known.get(schema) ?? 0) >= depth) return false;
  for (const member of walk.propertiesOf(placed).values()) {
    if (hasMarkers(member, walk, depth - 1)) return true;
  }
  known.set(schema, depth);
  return false;
}

function markersIn(
  placed: PlacedSchema,
  path: string,
  walk: Walk,
  depth: number,
): readonly Marker[] {
  if (!hasMarkers(placed, walk, depth)) return [];
  const { schema, pointer } = walk.resolve(placed);
  const mark = markOf(placed.schema) ?? markOf(schema);
  const purpose = mark?.is_top_level_array === true ? "items" : asText(mark?.purpose);
  const header = asText(mark?.from_header);
  const place = header === undefined ? path : { header };
  const own = purpose === undefined ? [] : [{ purpose, place, pointer }];
  if (depth === 0) return own;
  const members = sortedBy(walk.propertiesOf(placed), ([property]) => property);
  const inside = members.flatMap(([property, member]) =>
    markersIn(member, `${path}/${escapePointer(property)}`, walk, depth - 1),
  );
  return [...own, ...inside];
}

/** The property of an item that is the next page's cursor. */
function itemMarker({ body, walk }: PagedOperation, items = ""): Marker | undefined {
  const list = body && walk.at(body, items);
  const element = list && walk.elementOf(list);
  const markers = element === undefined ? [] : markersIn(element, "", walk, 1);
  return markers.find(({ purpose }) => purpose === "cursor_item_id");
}

function markOf(holder: unknown): JsonObject | undefined {
  return typeof holder === "object" && holder !== null
    ? asObject((holder as JsonObject)[name])
    : undefined;
}
