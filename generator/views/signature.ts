import type { BodyResult, Operation, Pagination } from "../model/model.js";
import type { Declarations } from "../types/declarations.js";
import { type Code, code, identifier, joined, printedCode, reservedWords } from "./code.js";

/** A method's name and types, as its file and `api.md` both show them. */
export interface Signature {
  readonly parameters: readonly Code[];
  readonly returnType: Code;
  /** Names the signature takes from the schema's types. */
  readonly schemaTypes: readonly string[];
  /** Names the signature takes from the runtime. */
  readonly runtimeTypes: readonly string[];
  /** Names it takes from the runtime's streams. */
  readonly streamTypes: readonly string[];
}

/** A path parameter's argument, given a name that may stand there. */
export function argumentOf(name: string): Code {
  return identifier(reservedWords.has(name) ? `${name}_` : name);
}

export function signatureOf(operation: Operation, declarations: Declarations): Signature {
  const spell = new Speller(declarations);
  const parameters = operation.pathParameters.map(
    ({ argumentName, typeName }) => code`${argumentOf(argumentName)}: ${spell.type(typeName)}`,
  );
  const { body, query, header, cookie, pagination } = operation;
  // What may be left out comes after what may not: TypeScript asks for that order.
  const groups = [
    { name: code`body`, group: body, absent: code`?` },
    { name: code`query`, group: query, absent: code`` },
    { name: code`headers`, group: header, absent: code`` },
    { name: code`cookies`, group: cookie, absent: code`` },
  ].flatMap(({ name, group, absent }) => (group === undefined ? [] : [{ name, group, absent }]));
  const lastRequired = groups.findLastIndex(({ group }) => group.required);
  for (const [index, { name, group, absent }] of groups.entries()) {
    const type = spell.type(group.typeName);
    if (group.required) parameters.push(code`${name}: ${type}`);
    else if (index < lastRequired) parameters.push(code`${name}: ${type} | undefined`);
    else if (absent.text !== "") parameters.push(code`${name}?: ${type}`);
    else parameters.push(code`${name}: ${type} = {}`);
  }
  const optionsType = pagination === undefined ? code`RequestOptions` : code`PagerOptions`;
  parameters.push(code`options: ${optionsType} = {}`);
  const result = resultType(operation, spell);
  const streams = operation.result.kind === "events" ? ["ServerEvent"] : [];
  const errors = identifier(operation.errorTypeName);
  // Only pages that have numbers know a way back, or to any other.
  const pager = identifier(pagination?.style === "page" ? "NumberedPager" : "Pager");
  const returnType =
    pagination === undefined
      ? code`Call<${result}, ${errors}>`
      : code`${pager}<${itemType(pagination, spell)}, ${result}, ${errors}>`;
  return {
    parameters,
    returnType,
    schemaTypes: spell.mentioned.filter((name) => name !== "BinaryBody"),
    runtimeTypes: [
      optionsType.text,
      pagination === undefined ? "Call" : pager.text,
      ...spell.mentioned.filter((name) => name === "BinaryBody"),
    ],
    streamTypes: streams,
  };
}

/** The type of an operation's errors: one `HttpError` a status. */
export function errorTypeOf(
  operation: Operation,
  declarations: Declarations,
): TypeAndMentions & { readonly rangeNames: readonly string[] } {
  const spell = new Speller(declarations);
  const rangeNames = new Set<string>();
  const types = operation.errors.map(({ status, typeName }) => {
    const { type: statuses, mentions } = statusType(status, operation);
    for (const name of mentions) rangeNames.add(name);
    return typeName === undefined
      ? code`HttpError<${statuses}>`
      : code`HttpError<${statuses}, ${spell.type(typeName)}>`;
  });
  const type = types.length === 0 ? code`HttpError` : joined(types, code` | `);
  return { type, mentions: spell.mentioned, rangeNames: [...rangeNames] };
}

export interface TypeAndMentions {
  readonly type: Code;
  readonly mentions: readonly string[];
}

/** A status, or all of a range that are not described themselves. */
function statusType(status: string, { errors }: Operation): TypeAndMentions {
  if (/^\d/.test(status) && !status.endsWith("XX")) {
    return { type: printedCode(String(Number(status))), mentions: [] };
  }
  const name = status === "default" ? "FailureStatus" : `Status${status}`;
  const others = errors
    .map((error) => error.status)
    .filter((other) => other !== status && other !== "default")
    .filter(
      (other) =>
        status === "default" || (!other.endsWith("XX") && other.startsWith(status.slice(0, 1))),
    );
  const ranges = others.filter((other) => other.endsWith("XX")).map((other) => `Status${other}`);
  const described = others.map((other) =>
    other.endsWith("XX") ? identifier(`Status${other}`) : printedCode(String(Number(other))),
  );
  const type =
    described.length === 0
      ? identifier(name)
      : code`Exclude<${identifier(name)}, ${joined(described, code` | `)}>`;
  return { type, mentions: [name, ...ranges] };
}

/** What a successful call gives. */
export function resultTypeOf(operation: Operation, declarations: Declarations): Code {
  return resultType(operation, new Speller(declarations));
}

function resultType({ result }: Operation, spell: Speller): Code {
  if (result.kind === "none") return code`void`;
  const type = bodyType(result, spell);
  return result.mayBeEmpty ? code`${type} | undefined` : type;
}

function bodyType(result: BodyResult, spell: Speller): Code {
  switch (result.kind) {
    case "text":
      return code`string`;
    case "blob":
      return code`Blob`;
    case "json":
      return joined(result.typeNames.map(spell.type), code` | `);
    case "any": {
      const others = [result.text && code`string`, result.blob && code`Blob`].filter(
        (type) => type !== false,
      );
      return joined([...result.typeNames.map(spell.type), ...others], code` | `);
    }
    case "events":
      return result.typeName === undefined
        ? code`AsyncIterable<ServerEvent>`
        : code`AsyncIterable<ServerEvent<${spell.type(result.typeName)}>>`;
    case "lines":
      return code`AsyncIterable<${spell.type(result.typeName)}>`;
  }
}

function itemType(pagination: Pagination, spell: Speller): Code {
  return spell.type(pagination.itemTypeName);
}

/** Spells types, and remembers which declarations they need. */
class Speller {
  readonly #declarations: Declarations;
  readonly #mentioned = new Set<string>();

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  readonly type = (typeName: string): Code => {
    const { text, mentions } = this.#declarations.spelling(typeName);
    for (const name of mentions) this.#mentioned.add(name);
    return printedCode(text, mentions);
  };

  get mentioned(): readonly string[] {
    return [...this.#mentioned];
  }
}
