import type { Operation, Pagination } from "../model/model.js";
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
    schemaTypes: spell.mentioned,
    runtimeTypes: [optionsType.text, pagination === undefined ? "Call" : pager.text],
  };
}

/** The type of an operation's errors: one `HttpError` a status. */
export function errorTypeOf(operation: Operation, declarations: Declarations): TypeAndMentions {
  const spell = new Speller(declarations);
  const types = operation.errors.map(({ status, typeName }) => {
    const number = printedCode(String(status));
    return typeName === undefined
      ? code`HttpError<${number}>`
      : code`HttpError<${number}, ${spell.type(typeName)}>`;
  });
  const type = types.length === 0 ? code`HttpError` : joined(types, code` | `);
  return { type, mentions: spell.mentioned };
}

export interface TypeAndMentions {
  readonly type: Code;
  readonly mentions: readonly string[];
}

function resultType({ result }: Operation, spell: Speller): Code {
  switch (result.kind) {
    case "none":
      return code`void`;
    case "text":
      return code`string`;
    case "blob":
      return code`Blob`;
    case "json":
      return joined(result.typeNames.map(spell.type), code` | `);
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
