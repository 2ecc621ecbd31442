import type { JsonObject, JsonValue } from "../../../document.js";
import type { DeclaredCursor, DeclaredParameter, DeclaredPlace } from "../../../load/extension.js";
import { escapePointer } from "../../openapi.js";
import { asObject, asText, type Draft, type Fact, type PaginationReader } from "../facts.js";
import { firstPage, listed, Translator } from "../translate.js";

const name = "x-scalar-pagination";

/** A scheme: its own, or the name of one of the document's; `false` for none. */
export const readScalar: PaginationReader = (operation, findings) => {
  const own = (operation.object as JsonObject)[name];
  if (own === undefined || own === false) return undefined;
  const shared = operation.root[name];
  const schemes = Array.isArray(shared) ? shared.map(asObject) : [];
  const index = schemes.findIndex((scheme) => asText(scheme?.name) === own);
  const scheme = asObject(own) ?? schemes[index];
  const pointer = scheme === own ? `${operation.pointer}/${name}` : `/${name}/${index}`;
  const translate = new Translator(name, pointer, operation, findings);
  if (scheme === undefined) {
    translate.wrong(JSON.stringify(own), "is no scheme of the document");
    return undefined;
  }
  const style = stylesByType[asText(scheme.type) ?? ""];
  if (style === undefined) {
    // A page that is the whole list needs no walk.
    if (scheme.type === "fakePage") return undefined;
    translate.wrong(JSON.stringify(scheme.type), "is no type that is known", "type");
    return undefined;
  }
  const request = requestOf(scheme, translate);
  const page = request.pageNumber;
  const first = typeof page?.value === "string" ? firstPage(operation, page.value) : undefined;
  return {
    style: translate.fact(style, "type"),
    size: request.limit ?? request.pageSize,
    ...responseOf(scheme, translate),
    ...(style === "page" && { page, first: translate.fact(first, "request") }),
    ...(style === "offset" && { offset: request.offset }),
    ...(style === "cursor" && { cursor: listed(request.cursor ?? request.cursorId) }),
  };
};

const stylesByType: Readonly<Record<string, "offset" | "page" | "cursor" | "link" | undefined>> = {
  offset: "offset",
  pageNumber: "page",
  cursor: "cursor",
  cursorId: "cursor",
  cursorUrl: "link",
};

type Parameters = Readonly<Record<string, Fact<DeclaredParameter> | undefined>>;

/** By their types. A key is the name on the wire, unless another is given. */
function requestOf(scheme: JsonObject, { fact }: Translator): Parameters {
  const found = entriesOf(scheme.request).map(([key, member]) => {
    const parameter = asText(member.param) ?? key;
    const location = asText(member.location) ?? asText(scheme.paramLocation) ?? "query";
    const inBody = pathOf(member) ?? `/${escapePointer(parameter)}`;
    const declared =
      location === "body"
        ? { body: inBody }
        : location === "header"
          ? { header: parameter }
          : parameter;
    return [asText(member.type) ?? "", fact<DeclaredParameter>(declared, "request", key)] as const;
  });
  return Object.fromEntries(found);
}

function responseOf(scheme: JsonObject, { fact }: Translator): Draft {
  return entriesOf(scheme.response).reduce((draft: Draft, [key, member]) => {
    const at = ["response", key];
    const place = placeOf(key, member);
    const items = pathOf(member) ?? `/${escapePointer(key)}`;
    switch (asText(member.type) ?? "") {
      case "items":
        return { ...draft, items: fact(items, ...at) };
      case "cursor":
      case "cursorId":
        return { ...draft, nextCursor: fact([cursorOf(member, place)], ...at) };
      case "cursorUrl": {
        const relation = asText(member.rel) ?? "next";
        const inLink = member.location === "linkHeader";
        return { ...draft, nextUrl: fact(inLink ? { link: relation } : place, ...at) };
      }
      case "hasMore":
        return { ...draft, hasMore: fact(place, ...at) };
      case "total":
        return { ...draft, total: fact(place, ...at) };
      case "totalPages":
        return { ...draft, pageCount: fact(place, ...at) };
      case "currentPage":
        return { ...draft, current: fact(place, ...at) };
      default:
        return draft;
    }
  }, {});
}

/** In the last item, at a path of its own, or where such a member is. */
function cursorOf({ itemCursor, cursorPath }: JsonObject, place: DeclaredPlace): DeclaredCursor {
  const [inItem, path] = [stringsOf(itemCursor), stringsOf(cursorPath)];
  if (inItem.length > 0) return { lastItem: pointerTo(inItem) };
  return path.length > 0 ? pointerTo(path) : place;
}

function placeOf(key: string, member: JsonObject): DeclaredPlace {
  if (member.location === "header") return { header: asText(member.headerName) ?? key };
  return pathOf(member) ?? `/${escapePointer(key)}`;
}

function pathOf({ path, property }: JsonObject): string | undefined {
  if (Array.isArray(path)) return pointerTo(stringsOf(path));
  const named = asText(property);
  return named === undefined ? undefined : pointerTo([named]);
}

function pointerTo(path: readonly string[]): string {
  return path.map((segment) => `/${escapePointer(segment)}`).join("");
}

function stringsOf(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((part) => typeof part === "string") : [];
}

function entriesOf(value: JsonValue | undefined): readonly (readonly [string, JsonObject])[] {
  return Object.entries(asObject(value) ?? {}).flatMap(([key, member]) => {
    const object = asObject(member);
    return object === undefined ? [] : [[key, object] as const];
  });
}
