import { isIdempotent } from "../model/idempotency.js";
import type {
  ApiModel,
  BodyForm,
  BodyPart,
  Choice,
  Operation,
  ParameterPlace,
  ParameterStyle,
  Result,
  SecurityRequirements,
} from "../model/model.js";
import { sortedBy } from "../order.js";
import { type Code, code, identifier, joined, literal, memberName, stringLiteral } from "./code.js";

/** What the runtime needs to know of an operation, and where that comes from. */
export interface OperationFacts {
  readonly facts: Code;
  /** What the facts take from the runtime's modules that not every package has, by module. */
  readonly optional: Readonly<Record<OptionalModule, readonly string[]>>;
}

/** Modules of the runtime that only the packages have which need them. */
export const optionalModules = [
  ...(["bodies", "error-bodies", "idempotency", "media-types", "multipart", "parameters"] as const),
  ...(["raw-call", "status-ranges", "streams", "template-query"] as const),
] as const;
export type OptionalModule = (typeof optionalModules)[number];

type Fact = readonly [name: string, value: Code | undefined];

/** The facts, less those that are as usual. */
export function operationFacts(operation: Operation, api: ApiModel): OperationFacts {
  const { bodies, body, result, results, security, server } = operation;
  const taken = new Taken();
  const facts: readonly Fact[] = [
    ["route", stringLiteral(`${operation.httpMethod} ${operation.path}`)],
    ["server", server === undefined ? undefined : stringLiteral(server)],
    ["styles", stylesFact(operation, taken)],
    ...(bodies === undefined && body !== undefined
      ? [requestTypeFact(body), ...bodyFacts(body, taken)]
      : []),
    ...(results === undefined ? resultFacts(result, "application/json", taken) : []),
    [
      "failures",
      operation.errors.some(({ body }) => body?.text)
        ? taken.name("error-bodies", "textErrors")
        : undefined,
    ],
    ["mayBeEmpty", result.kind !== "none" && result.mayBeEmpty ? literal(true) : undefined],
    ["safe", isSafeList(operation) ? literal(true) : undefined],
    ["idempotency", idempotencyFact(operation, taken)],
    [
      "security",
      security === undefined || sameRequirements(security, api.security)
        ? undefined
        : literal(security),
    ],
  ];
  const offered: readonly Fact[] = [
    ["bodies", bodies && offeredFact(bodies, (form) => bodyFacts(form, taken))],
    [
      "results",
      results && offeredFact(results, (each, mediaType) => resultFacts(each, mediaType, taken)),
    ],
  ];
  const plain = objectOf(facts);
  return {
    facts:
      bodies === undefined && results === undefined
        ? plain
        : code`${taken.name("media-types", "withMediaTypes")}(${plain}, options, ${objectOf(offered)})`,
    optional: taken.byModule,
  };
}

/** What facts take from the runtime's modules that not every package has. */
class Taken {
  readonly byModule: Record<OptionalModule, string[]> = {
    bodies: [],
    "error-bodies": [],
    idempotency: [],
    "media-types": [],
    multipart: [],
    parameters: [],
    "raw-call": [],
    "status-ranges": [],
    streams: [],
    "template-query": [],
  };

  name(module: OptionalModule, name: string): Code {
    this.byModule[module].push(name);
    return identifier(name);
  }
}

function objectOf(facts: readonly Fact[]): Code {
  const members = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [code`${memberName(name)}: ${value}`],
  );
  return members.length === 0 ? code`{}` : code`{ ${joined(members, code`, `)} }`;
}

/** The facts of each media type; the first is what is used unasked. */
function offeredFact<Option>(
  { options }: Choice<Option>,
  factsOf: (option: Option, mediaType: string) => readonly Fact[],
): Code {
  return objectOf(
    options.map(({ mediaType, option }) => [mediaType, objectOf(factsOf(option, mediaType))]),
  );
}

function requestTypeFact({ mediaType }: BodyForm): Fact {
  return ["requestType", usualUnless(mediaType, "application/json")];
}

function bodyFacts(form: BodyForm, taken: Taken): readonly Fact[] {
  return [["encode", encodeFact(form, taken)]];
}

/** @param usual - what is asked for where nothing is said */
function resultFacts(result: Result, usual: string, taken: Taken): readonly Fact[] {
  return [
    ["accept", result.kind === "none" ? undefined : usualUnless(result.accept, usual)],
    ["responseType", usualUnless(responseType(result))],
    ["read", readFact(result, taken)],
  ];
}

function usualUnless(value: string | undefined, usual?: string): Code | undefined {
  return value === undefined || value === usual ? undefined : stringLiteral(value);
}

function responseType({ kind }: Result): string | undefined {
  if (kind === "events" || kind === "lines") return "stream";
  return kind === "none" ? kind : undefined;
}

function readFact(result: Result, taken: Taken): Code | undefined {
  switch (result.kind) {
    case "none":
    case "json":
      return undefined;
    case "text":
      return taken.name("bodies", "textBody");
    case "blob":
      return taken.name("bodies", "blobBody");
    case "any":
      return taken.name("bodies", "anyBody");
    case "lines":
      return taken.name("streams", "jsonLines");
    case "events":
      return taken.name("streams", result.typeName === undefined ? "serverEvents" : "jsonEvents");
  }
}

/** Whether success may come as bytes or as a text, of which a caller may want the stream. */
export function isRaw({ result, results }: Operation): boolean {
  const all = results ? results.options.map(({ option }) => option) : [result];
  return all.some(
    (each) =>
      each.kind === "blob" ||
      each.kind === "text" ||
      (each.kind === "any" && (each.text || each.blob)),
  );
}

/** The pages of a list are read, also where what is looked for has to be a body. */
function isSafeList({ httpMethod, pagination }: Operation): boolean {
  return pagination !== undefined && !isIdempotent(httpMethod);
}

function idempotencyFact({ idempotencyHeader }: Operation, taken: Taken): Code | undefined {
  return idempotencyHeader === undefined
    ? undefined
    : code`${taken.name("idempotency", "idempotencyKey")}(${stringLiteral(idempotencyHeader)})`;
}

function sameRequirements(a: SecurityRequirements, b: SecurityRequirements): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether a path has a query or a fragment of its own, which OpenAPI does not allow and people write. */
function hasTemplateQuery({ path }: Operation): boolean {
  return /[?#]/.test(path);
}

function stylesFact(operation: Operation, taken: Taken): Code | undefined {
  const { styles } = operation;
  if (styles.length === 0 && !hasTemplateQuery(operation)) return undefined;
  const places = ["path", "query", "header", "cookie"] as const;
  const groups = places.flatMap((place) => {
    const own = styles.filter((style) => groupOf(style) === place);
    if (own.length === 0) return [];
    const members = sortedBy(own, ({ name }) => name).map(
      (style) => code`${memberName(style.name)}: ${functionOf(style, style.place, taken)}`,
    );
    return [code`${identifier(place)}: { ${joined(members, code`, `)} }`];
  });
  if (hasTemplateQuery(operation)) {
    groups.push(code`target: ${taken.name("template-query", "templateQuery")}`);
  }
  return code`{ ${joined(groups, code`, `)} }`;
}

/** The query as a whole is one parameter of it, which its style writes without the name. */
function groupOf({ place }: ParameterStyle): ParameterPlace {
  return place === "querystring" ? "query" : place;
}

type Style = Pick<ParameterStyle, "style" | "explode" | "reserved">;

/** The function of the runtime that writes a parameter so. */
function functionOf(style: Style, place: ParameterStyle["place"], taken: Taken): Code {
  const name = functionName(style, place);
  const plain = name === undefined ? code`` : taken.name("parameters", name);
  return style.reserved ? code`${taken.name("parameters", "allowReserved")}(${plain})` : plain;
}

function functionName(
  { style, explode, reserved }: Style,
  place: ParameterStyle["place"],
): string | undefined {
  switch (style) {
    case "simple":
      return "simpleExploded";
    case "label":
      return explode ? "labelExploded" : "labelStyle";
    case "matrix":
      return explode ? "matrixExploded" : "matrixStyle";
    case "form":
      if (!explode) return "commaDelimited";
      return reserved ? undefined : "explodedForm";
    case "cookie":
      return explode ? "cookieExploded" : "cookieStyle";
    case "spaceDelimited":
    case "pipeDelimited":
    case "deepObject":
      return style;
    case "json":
      return place === "query" || place === "cookie" ? "asJson" : "asBareJson";
  }
}

function encodeFact(form: BodyForm, taken: Taken): Code | undefined {
  if (form.kind === "multipart") {
    const parts = form.parts.map((part) => code`${memberName(part.name)}: ${partFact(part)}`);
    const list = parts.length === 0 ? code`{}` : code`{ ${joined(parts, code`, `)} }`;
    const others = form.otherParts && partFact(form.otherParts);
    const type = form.mediaType === "multipart/form-data" ? undefined : form.mediaType;
    const given = parts.length === 0 && type === undefined && others === undefined ? [] : [list];
    if (type !== undefined || others !== undefined) given.push(stringLiteral(form.mediaType));
    if (others !== undefined) given.push(others);
    return code`${taken.name("multipart", "multipartBody")}(${joined(given, code`, `)})`;
  }
  if (form.kind === "json") return undefined;
  if (form.kind !== "form" || form.parts.length === 0) return taken.name("bodies", "rawBody");
  const members = form.parts.flatMap(({ name, style }) =>
    style === undefined ? [] : [code`${memberName(name)}: ${functionOf(style, "query", taken)}`],
  );
  const body = taken.name("bodies", "formBody");
  return code`${body}({ ${joined(members, code`, `)} })`;
}

function partFact({ mediaType, json }: Omit<BodyPart, "name">): Code {
  return literal({ type: mediaType, json: json ? true : undefined });
}
