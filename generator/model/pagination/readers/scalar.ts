import type { JsonObject, JsonValue } from "../../../document.js";
import type { DeclaredCursor, DeclaredParameter, DeclaredPlace } from "../../../load/extension.js";
import { childPointer } from "../../../pointer.js";
import { asObject, asText, type Draft, type Fact, type PaginationReader } from "../facts.js";
import { listed, Translator } from "../translate.js";

const name = "x-scalar-pagination";

/** A scheme: its own, or the name of one of the document's; `false` for none. */
export const readScalar: PaginationReader = (operation, findings) => {
  const own = (operation.object as JsonObject)[name];
  if (own === undefined || own === null || own === false) return undefined;
  const shared = operation.root[name];
  const schemes = Array.isArray(shared) ? shared.map(asObject) : [];
  const index = schemes.findIndex((scheme) => asText(scheme?.name) === own);
  const scheme = asObject(own) ?? schemes[index];
  const pointer =
    scheme === undefined || scheme === own ? `${operation.pointer}/${name}` : `/${name}/${index}`;
  const translate = new Translator(name, pointer, operation, findings);
  if (scheme === undefined) {
    const known = schemes.flatMap((each) => asText(each?.name) ?? []).join(", ");
    translate.wrong(own, `is no scheme of the document's, at #/${name} (${known || "none"})`);
    return undefined;
  }
  const style = stylesByType[asText(scheme.type) ?? ""];
  if (style === undefined) {
    // A page that is the whole list needs no walk.
    if (scheme.type === "fakePage") return undefined;
    const known = [...Object.keys(stylesByType), "fakePage"].join(", ");
    translate.wrong(scheme.type, `is no type that is known (${known})`, "type");
    return undefined;
  }
  const request = requestOf(scheme, translate);
  return {
    style: translate.fact(style, "type"),
    size: request.limit ?? request.pageSize,
    ...responseOf(scheme, translate),
    ...(style === "page" && { page: request.pageNumber }),
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

const requestTypes = [
  ...["offset", "pageNumber", "cursor", "cursorId", "cursorUrl", "limit", "pageSize"],
];
const responseTypes = [
  ...["items", "cursor", "cursorId", "cursorUrl", "offset", "pageNumber", "hasMore"],
  ...["total", "totalPages", "currentPage", "pageSize"],
];

type Parameters = Readonly<Record<string, Fact<DeclaredParameter> | undefined>>;

/** By their types. A key is the name on the wire, unless another is given. */
function requestOf(scheme: JsonObject, translate: Translator): Parameters {
  const found = membersOf(scheme, "request", requestTypes, translate).map(
    ({ key, type, member }) => {
      const at = ["request", key];
      const parameter = translate.text(member, ...at, "param") ?? key;
      const location =
        locationIn(member, at, "location", requestLocations, translate) ??
        locationIn(scheme, [], "paramLocation", requestLocations, translate) ??
        "query";
      const inBody = pathOf(member, at, translate) ?? childPointer("", parameter);
      const declared =
        location === "body"
          ? { body: inBody }
          : location === "header"
            ? { header: parameter }
            : parameter;
      return [type, translate.fact<DeclaredParameter>(declared, ...at)] as const;
    },
  );
  return Object.fromEntries(found);
}

function responseOf(scheme: JsonObject, translate: Translator): Draft {
  const { fact } = translate;
  const members = membersOf(scheme, "response", responseTypes, translate);
  return members.reduce((draft: Draft, { key, type, member }) => {
    const at = ["response", key];
    const path = pathOf(member, at, translate) ?? childPointer("", key);
    const location = locationIn(member, at, "location", responseLocationsOf(type), translate);
    const place =
      location === "header" ? { header: translate.text(member, ...at, "headerName") ?? key } : path;
    switch (type) {
      case "items":
        return { ...draft, items: fact(path, ...at) };
      case "cursor":
      case "cursorId":
        return { ...draft, nextCursor: fact([cursorOf(member, at, place, translate)], ...at) };
      case "cursorUrl": {
        const relation = translate.text(member, ...at, "rel") ?? "next";
        const inLink = location === "linkHeader";
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

type At = readonly string[];

const requestLocations = ["query", "body", "header"];

/** A link is followed as it is; no cursor is taken out of one. */
function responseLocationsOf(type: string): readonly string[] {
  if (type === "cursorUrl") return ["body", "header", "linkHeader", "bodyLink"];
  return type === "items" ? ["body"] : ["body", "header"];
}

/** Where something is, in a word; one that does not go with it is reported. */
function locationIn(
  holder: JsonObject,
  at: At,
  role: string,
  known: readonly string[],
  translate: Translator,
): string | undefined {
  const location = translate.text(holder, ...at, role);
  if (location === undefined || known.includes(location)) return location;
  translate.wrong(location, `is no place for it (${known.join(", ")})`, ...at, role);
  return undefined;
}

/** In the last item, at a path of its own, or where such a member is. */
function cursorOf(
  member: JsonObject,
  at: At,
  place: DeclaredPlace,
  translate: Translator,
): DeclaredCursor {
  const inItem = stepsOf(member, [...at, "itemCursor"], translate);
  const path = stepsOf(member, [...at, "cursorPath"], translate);
  if (inItem.length > 0) return { lastItem: pointerTo(inItem) };
  return path.length > 0 ? pointerTo(path) : place;
}

/** An empty path is the body itself. */
function pathOf(member: JsonObject, at: At, translate: Translator): string | undefined {
  const steps = stepsOf(member, [...at, "path"], translate);
  if (steps.length > 0 || Array.isArray(member.path)) return pointerTo(steps);
  const named = translate.text(member, ...at, "property");
  return named === undefined ? undefined : pointerTo([named]);
}

function pointerTo(path: readonly string[]): string {
  return path.map((segment) => childPointer("", segment)).join("");
}

function stepsOf(member: JsonObject, at: At, translate: Translator): readonly string[] {
  return translate.list(member, ...at).flatMap((step, index) => {
    if (typeof step === "string") return [step];
    translate.wrong(step, "is no name of a property", ...at, index);
    return [];
  });
}

interface Member {
  readonly key: string;
  readonly type: string;
  readonly member: JsonObject;
}

function membersOf(
  scheme: JsonObject,
  side: "request" | "response",
  types: readonly string[],
  translate: Translator,
): readonly Member[] {
  const keyOf = new Map<string, string>();
  return Object.entries(translate.object(scheme, side) ?? {}).flatMap(
    ([key, value]: readonly [string, JsonValue]) => {
      const member = asObject(value);
      const type = asText(member?.type);
      if (member === undefined || type === undefined || !types.includes(type)) {
        const known = `its type is one of ${types.join(", ")}`;
        translate.wrong(value, `says no part in paging (${known})`, side, key);
        return [];
      }
      const earlier = keyOf.get(type);
      if (earlier !== undefined) {
        translate.wrong(type, `is the part of "${earlier}" already`, side, key, "type");
        return [];
      }
      keyOf.set(type, key);
      return [{ key, type, member }];
    },
  );
}
