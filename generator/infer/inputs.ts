import { chooseContent } from "../model/media-types.js";
import type { OperationObject, ParameterObject } from "../model/openapi.js";
import type { PlacedSchema, SchemaWalk } from "../model/schema-walk.js";
import { membersOf, wholeOf } from "./members.js";
import { type InputRole, inputRolesOf, plainName, wordsOf } from "./vocabulary.js";

/** Something a caller may send, by name: a query parameter, or a property of a JSON body. */
export interface Input {
  readonly name: string;
  readonly place: "query" | "header" | "body";
  /** As a declaration names it. */
  readonly declared: string | { readonly body: string } | { readonly header: string };
  readonly types: ReadonlySet<string>;
  readonly description: string;
  readonly minimum: number | undefined;
  readonly default: unknown;
  readonly roles: ReadonlyMap<InputRole, "strong" | "weak">;
}

const asking = new Set(
  "list search query queries find filter scroll browse scan page paged all history continue describe get fetch lookup select retrieve report batch log logs".split(
    " ",
  ),
);

/** Whether an operation asks without changing anything: a POST says so by its name, or how its text begins. */
function asks(method: string, path: string, object: OperationObject): boolean {
  if (method === "get" || method === "query") return true;
  const { operationId = "" } = object;
  const parts = path.split("/").filter((part) => part !== "");
  if (method === "post" && parts.some((part) => /^_?(?:search|query)$/i.test(part))) return true;
  const last = parts.at(-1) ?? "";
  const [begins = ""] = wordsOf((object.summary ?? object.description ?? "").slice(0, 30));
  const named = [...wordsOf(`${last} ${operationId}`), begins.replace(/(?<!s)s$/, "")];
  return method === "post" && named.some((word) => asking.has(word));
}

export interface OperationInputs {
  readonly method: string;
  readonly path: string;
  readonly object: OperationObject;
  readonly parameters: readonly ParameterObject[];
}

/** What may be sent that could be about paging; `undefined` where the operation does more than ask. */
export function inputsOf(
  operation: OperationInputs,
  walk: SchemaWalk,
): readonly Input[] | undefined {
  const { method, path, object, parameters } = operation;
  if (!asks(method, path, object) && !(method === "post" && namesPaging(object, walk)))
    return undefined;
  const sent = parameters.flatMap((parameter) => parameterInput(parameter, walk) ?? []);
  const all = method === "get" ? sent : [...bodyInputs(object, walk), ...sent];
  return all.filter((input) => !input.roles.has("cursor") || !isOffAtFirst(input, all));
}

/** `usemarker`, `cursor_pagination`: it turns on that a list is paged by a cursor. */
const turnsCursorsOn = /^(?:is|use|with|enable)?(?:marker|cursor|keyset)(?:based)?(?:enabled)?$/;

/**
 * Whether a first page that is asked for without a cursor has no next one, so that a walk would end there:
 * a switch turns cursors on, or the first one is a word, `*`.
 */
function isOffAtFirst({ description, default: preset }: Input, all: readonly Input[]): boolean {
  const isSwitched = all.some(
    (other) => isOffByDefault(other) && turnsCursorsOn.test(plainName(other.name)),
  );
  const beginsWithWord = /[`'"=]\*(?:$|[`'",.\s])/.test(description);
  const mayBeLeftOut = preset !== undefined || /\b(?:default|omit)/i.test(description);
  return isSwitched || (beginsWithWord && !mayBeLeftOut);
}

/** A switch that a caller has to turn on. */
export function isOffByDefault({ types, default: preset, description }: Input): boolean {
  const isOn = preset === true || /\bdefaults?\b\W+(?:is |to )?\W*true\b/i.test(description);
  return types.has("boolean") && !isOn;
}

/** By parameter: operations share theirs. */
const known = new WeakMap<ParameterObject, { readonly input: Input | undefined }>();

function parameterInput(parameter: ParameterObject, walk: SchemaWalk): Input | undefined {
  const read = known.get(parameter) ?? { input: readParameter(parameter, walk) };
  known.set(parameter, read);
  return read.input;
}

function readParameter(parameter: ParameterObject, walk: SchemaWalk): Input | undefined {
  if (parameter.in !== "query" && parameter.in !== "header") return undefined;
  const { name, in: place } = parameter;
  const body = wholeOf({ schema: parameter.schema ?? true, pointer: "" }, walk);
  // `page=2` or `page[number]=2`: where a number may be sent, it is one.
  if (isCompound(body.types) && !isNumber(body.types)) return undefined;
  return {
    ...{ name, place },
    declared: place === "header" ? { header: name } : name,
    types: body.types,
    description: `${parameter.description ?? ""} ${body.description}`.trim(),
    ...limitsOf(body.placed, walk),
    roles: rolesOf(
      name,
      body.types,
      body.format,
      body.isEnum,
      parameter.description ?? body.description,
    ),
  };
}

function limitsOf(placed: PlacedSchema, walk: SchemaWalk): Pick<Input, "minimum" | "default"> {
  const { schema } = walk.resolve(placed);
  const { minimum, default: preset } = typeof schema === "object" ? schema : {};
  return { minimum: typeof minimum === "number" ? minimum : undefined, default: preset };
}

const isCompound = (types: ReadonlySet<string>): boolean =>
  types.has("array") || types.has("object");

const isNumber = (types: ReadonlySet<string>): boolean =>
  types.has("integer") || types.has("number");

/** Whether a body has a part that is about paging, by its name: what is sent so, asks. */
function namesPaging(object: OperationObject, walk: SchemaWalk): boolean {
  const body = bodyOf(object);
  if (body === undefined) return false;
  return [...walk.propertiesOf(body)].some(
    ([name, property]) =>
      /^(?:pagination|paging|pager|page_?able)(?:_?(?:options|params|parameters|request|input))?$/i.test(
        name,
      ) && wholeOf(property, walk).types.has("object"),
  );
}

function bodyOf(object: OperationObject): PlacedSchema | undefined {
  const chosen = chooseContent(object.requestBody?.content);
  return chosen?.kind === "json"
    ? { schema: chosen.content.schema ?? true, pointer: "" }
    : undefined;
}

function bodyInputs(object: OperationObject, walk: SchemaWalk): readonly Input[] {
  const body = bodyOf(object);
  if (body === undefined) return [];
  return membersOf(body, walk, 3)
    .members.filter(({ path, types }) => path.length > 0 && !isCompound(types))
    .map(({ path, pointer, types, format, isEnum, description, placed }) => ({
      name: path.at(-1) ?? "",
      place: "body",
      declared: { body: pointer },
      ...{ types, description, ...limitsOf(placed, walk) },
      roles: rolesOf(path.at(-1) ?? "", types, format, isEnum, description),
    }));
}

const aboutTime =
  /\b(?:time ?stamps?|date(?:s|time)?|iso[ -]?8601|rfc[ -]?3339|unix|epoch|seconds|milliseconds|UTC|days?|hours?|YYYY|time)\b/i;
const aboutCursor = /\b(?:cursor|pag(?:e|es|ing|ination)|next|token|previous|list|offset)\b/i;
const isToken =
  /^\W*(?:(?:an?|the|opaque) )*(?:pagination|paging|page|continuation) (?:token|cursor|marker)\b/i;
const isTold =
  /\b(?:pag(?:e|ing|ination) (?:token|cursor|marker)|the cursor (?:used|of|for|to))\b/i;
const aboutSecret =
  /\b(?:auth\w*|credentials?|oauth|api ?key|password|jwt|bearer|secret|csrf|session)\b/i;

/** `Page of the document`: what has pages is a thing on paper, and no list. */
const isOfADocument =
  /\bpages? (?:number )?(?:of|in|from|within) (?:the|a|an|this|that|your) (?:\w+ )?(?:pdf|documents?|scan|books?|file|tiff?|wiki|web ?site|site)\b(?!\W+(?:list|collection|search|result))/i;
const isWordOfAPage =
  /^\W*(?:\w+ ){0,2}(?:title|names?|slug|keys?|url|uri|path|ids?|identifier) (?:of|for) (?:the|an?|this)\b/i;
/** Bytes, pixels and characters are counted within a thing, minutes from a meridian, and ids not at all. */
const isWithinAThing =
  /\b(?:bytes?|pixels?)\b|\bcharacter (?:that|at|of|in|offset|position)\b|\b(?:from|relative to) (?:utc|gmt)\b|\b(?:utc|gmt|time ?zone) offset\b|^\W*(?:the )?(?:ids?|identifiers?) of\b/i;

/** How far away something is, in space or time. */
const isMeasured =
  /\b(?:distance|met(?:er|re)s|kilomet(?:er|re)s|miles|degrees)\b|^\W*(?:the |number of )?(?:weeks?|months?|years?|days?|hours?|minutes?|seconds?)\b/i;
const aboutList =
  /\b(?:skip\w*|pag(?:e|es|ing|ination)|results?|records?|items?|entries|rows|list)\b/i;

/** The parts that remain of those a name could play, once its type and its description have spoken. */
function rolesOf(
  name: string,
  types: ReadonlySet<string>,
  format: string | undefined,
  isEnum: boolean,
  description: string,
): ReadonlyMap<InputRole, "strong" | "weak"> {
  const roles = new Map(inputRolesOf(name));
  if (roles.size === 0 && types.has("string") && isToken.test(description)) {
    roles.set("cursor", "strong");
  }
  if (roles.size === 0) return roles;
  const whole = types.size === 0 || isNumber(types);
  const written = format === undefined || /^u?int(?:32|64)?$/.test(format);
  const counts = whole || (types.has("string") && written && !isEnum);
  // What is called a cursor is one, though it be written as a date.
  const dated = format !== undefined && /date|time/.test(format) && !/cursor$/i.test(name);
  if (dated || types.has("boolean") || (isEnum && !whole)) return new Map();
  // `start` and `index` count pages in some APIs: what they say goes before what they are called.
  if (roles.has("offset") && /^\W*(?:the )?page (?:index|number)\b/i.test(description)) {
    roles.delete("offset");
    roles.set("page", "strong");
  }
  if (isNumber(types) && /^\W*(?:the )?offset (?:in|of|into|from)\b/i.test(description)) {
    roles.delete("cursor");
    if (!roles.has("page")) roles.set("offset", "strong");
  }
  if (isOfADocument.test(description)) roles.delete("page");
  // Which page, by a word: the title of a text, the name of a screen.
  if (!isNumber(types) && isWordOfAPage.test(description)) roles.delete("page");
  const isMeasure = isMeasured.test(description) && !aboutList.test(description);
  if (isWithinAThing.test(description) || isMeasure) roles.delete("offset");
  const isId =
    /\b(?:u?uid|ids?|identifier)\b/i.test(description) && !/offset|skip|index/i.test(description);
  if (isId && roles.get("offset") === "weak") roles.delete("offset");
  const timed = aboutTime.test(description) && !aboutCursor.test(description);
  if (!counts) for (const role of ["page", "offset", "size"] as const) roles.delete(role);
  const isTime = timed || /\btime ?stamp offset\b|\boffset \(?time ?stamp/i.test(description);
  if (isTime && roles.get("offset") !== undefined) roles.delete("offset");
  if (timed && roles.get("cursor") === "weak") roles.delete("cursor");
  if (roles.get("cursor") === "weak" && aboutSecret.test(description)) roles.delete("cursor");
  if (roles.has("cursor") && isTold.test(description)) roles.set("cursor", "strong");
  return roles;
}
