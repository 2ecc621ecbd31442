import type {
  ApiModel,
  BodyPart,
  Operation,
  ParameterStyle,
  SecurityRequirements,
} from "../model/model.js";
import { sortedBy } from "../model/names.js";
import { type Code, code, identifier, joined, literal, memberName, stringLiteral } from "./code.js";

/** What the runtime needs to know of an operation, and where that comes from. */
export interface OperationFacts {
  readonly facts: Code;
  /** What the facts take from the runtime's modules that not every package has, by module. */
  readonly optional: Readonly<Record<OptionalModule, readonly string[]>>;
}

/** Modules of the runtime that only the packages have which need them. */
export const optionalModules = [
  "multipart",
  "parameters",
  "status-ranges",
  "streams",
  "template-query",
] as const;
export type OptionalModule = (typeof optionalModules)[number];

type Fact = readonly [name: string, value: Code | undefined];

/** The facts, less those that are as usual. */
export function operationFacts(operation: Operation, api: ApiModel): OperationFacts {
  const { body, result, security, server } = operation;
  const styles = stylesFact(operation);
  const encode = encodeFact(operation);
  const read = readFact(operation);
  const facts: readonly Fact[] = [
    ["route", stringLiteral(`${operation.httpMethod} ${operation.path}`)],
    ["server", server === undefined ? undefined : stringLiteral(server)],
    ["styles", styles?.code],
    ["requestType", usualUnless(body?.mediaType, "application/json")],
    ["encode", encode?.code],
    ["accept", result.kind === "none" ? undefined : usualUnless(result.accept)],
    ["responseType", usualUnless(responseType(operation), "json")],
    ["read", read],
    ["mayBeEmpty", result.kind !== "none" && result.mayBeEmpty ? literal(true) : undefined],
    [
      "security",
      security === undefined || sameRequirements(security, api.security)
        ? undefined
        : literal(security),
    ],
  ];
  const members = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [code`${memberName(name)}: ${value}`],
  );
  return {
    facts: code`{ ${joined(members, code`, `)} }`,
    optional: {
      multipart: encode?.module === "multipart" ? ["multipartBody"] : [],
      parameters: [
        ...(styles?.names ?? []),
        ...(encode?.module === "parameters" ? encode.names : []),
      ],
      streams: read === undefined ? [] : [read.text],
      "status-ranges": [],
      "template-query": hasTemplateQuery(operation) ? ["templateQuery"] : [],
    },
  };
}

function usualUnless(value: string | undefined, usual?: string): Code | undefined {
  return value === undefined || value === usual ? undefined : stringLiteral(value);
}

function responseType({ result }: Operation): string {
  return result.kind === "events" || result.kind === "lines" ? "stream" : result.kind;
}

function readFact({ result }: Operation): Code | undefined {
  if (result.kind === "lines") return code`jsonLines`;
  if (result.kind !== "events") return undefined;
  return result.typeName === undefined ? code`serverEvents` : code`jsonEvents`;
}

function sameRequirements(a: SecurityRequirements, b: SecurityRequirements): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface CodeAndNames {
  readonly code: Code;
  /** What it takes from the runtime. */
  readonly names: readonly string[];
}

/** Whether a path has a query or a fragment of its own, which OpenAPI does not allow and people write. */
function hasTemplateQuery({ path }: Operation): boolean {
  return /[?#]/.test(path);
}

function stylesFact(operation: Operation): CodeAndNames | undefined {
  const { styles } = operation;
  if (styles.length === 0 && !hasTemplateQuery(operation)) return undefined;
  const names = new Set<string>();
  const places = ["path", "query", "header", "cookie"] as const;
  const groups = places.flatMap((place) => {
    const own = styles.filter((style) => style.place === place);
    if (own.length === 0) return [];
    const members = sortedBy(own, ({ name }) => name).map(
      (style) => code`${memberName(style.name)}: ${functionOf(style, place, names)}`,
    );
    return [code`${identifier(place)}: { ${joined(members, code`, `)} }`];
  });
  const whole = styles.find(({ place }) => place === "querystring");
  if (whole !== undefined) {
    groups.push(code`querystring: ${functionOf(whole, "querystring", names)}`);
  }
  if (hasTemplateQuery(operation)) groups.push(code`target: templateQuery`);
  return { code: code`{ ${joined(groups, code`, `)} }`, names: [...names] };
}

type Style = Pick<ParameterStyle, "style" | "explode" | "reserved">;

/** The function of the runtime that writes a parameter so. */
function functionOf(style: Style, place: ParameterStyle["place"], names: Set<string>): Code {
  const name = functionName(style, place);
  if (name !== undefined) names.add(name);
  if (style.reserved) names.add("allowReserved");
  const plain = name === undefined ? code`` : identifier(name);
  return style.reserved ? code`allowReserved(${plain})` : plain;
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
    case "spaceDelimited":
    case "pipeDelimited":
    case "deepObject":
      return style;
    case "json":
      return place === "query" || place === "cookie" ? "asJson" : "asBareJson";
  }
}

function encodeFact(
  operation: Operation,
): (CodeAndNames & { readonly module: OptionalModule }) | undefined {
  const { body } = operation;
  if (body?.kind === "multipart") {
    const parts = body.parts.map(partFact);
    const type = body.mediaType === "multipart/form-data" ? undefined : body.mediaType;
    const list = parts.length === 0 ? code`{}` : code`{ ${joined(parts, code`, `)} }`;
    const given = parts.length === 0 && type === undefined ? [] : [list];
    const all = type === undefined ? given : [...given, stringLiteral(type)];
    const made = code`multipartBody(${joined(all, code`, `)})`;
    return { code: made, names: ["multipartBody"], module: "multipart" };
  }
  if (body?.kind !== "form" || body.parts.length === 0) return undefined;
  const names = new Set<string>(["formBody"]);
  const members = body.parts.flatMap(({ name, style }) =>
    style === undefined ? [] : [code`${memberName(name)}: ${functionOf(style, "query", names)}`],
  );
  const made = code`formBody({ ${joined(members, code`, `)} })`;
  return { code: made, names: [...names], module: "parameters" };
}

function partFact({ name, mediaType, json }: BodyPart): Code {
  const facts = literal({ type: mediaType, json: json ? true : undefined });
  return code`${memberName(name)}: ${facts}`;
}
