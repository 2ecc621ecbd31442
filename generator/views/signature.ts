import type { Choice, ErrorBody, Operation } from "../model/model.js";
import type { Declarations } from "../types/declarations.js";
import {
  type Code,
  code,
  identifier,
  joined,
  printedCode,
  reservedWords,
  stringLiteral,
} from "./code.js";
import { isRaw } from "./operation-facts.js";
import { resultType, Speller, unionOf } from "./speller.js";

/** A method's name and types, as its file and `api.md` both show them. */
export interface Signature {
  /** In their brackets; empty where there are none. */
  readonly typeParameters: Code;
  readonly parameters: readonly Code[];
  readonly returnType: Code;
  /** Names the signature takes from the schema's types. */
  readonly schemaTypes: readonly string[];
  /** Names the signature takes from the runtime. */
  readonly runtimeTypes: readonly string[];
  /** Names it takes from the runtime's raw calls and streams, and from its choice of media types. */
  readonly rawTypes: readonly string[];
  readonly streamTypes: readonly string[];
  readonly mediaTypes: readonly string[];
}

/** A path parameter's argument, given a name that may stand there. */
export function argumentOf(name: string): Code {
  return identifier(reservedWords.has(name) ? `${name}_` : name);
}

const known = new WeakMap<Declarations, WeakMap<Operation, Signature>>();

/** The same for a method's file and for `api.md`. */
export function signatureOf(operation: Operation, declarations: Declarations): Signature {
  const signatures = known.get(declarations) ?? new WeakMap<Operation, Signature>();
  known.set(declarations, signatures);
  const signature = signatures.get(operation) ?? spelt(operation, declarations);
  signatures.set(operation, signature);
  return signature;
}

function spelt(operation: Operation, declarations: Declarations): Signature {
  const spell = new Speller(declarations);
  const parameters = operation.pathParameters.map(
    ({ argumentName, typeName }) => code`${argumentOf(argumentName)}: ${spell.type(typeName)}`,
  );
  const { bodies, body, query, header, cookie, pagination, results } = operation;
  // What may be left out comes after what may not: TypeScript asks for that order.
  const groups = [
    { name: code`body`, group: body, mayBeEmpty: false },
    { name: code`query`, group: query, mayBeEmpty: query?.mayBeEmpty === true },
    { name: code`headers`, group: header, mayBeEmpty: header?.mayBeEmpty === true },
    { name: code`cookies`, group: cookie, mayBeEmpty: cookie?.mayBeEmpty === true },
  ].flatMap(({ group, ...each }) => (group === undefined ? [] : [{ ...each, group }]));
  const lastRequired = groups.findLastIndex(({ group }) => group.required);
  for (const [index, { name, group, mayBeEmpty }] of groups.entries()) {
    const type =
      group === body && bodies ? chosenOf(bodies, "contentType") : spell.type(group.typeName);
    if (group.required) parameters.push(code`${name}: ${type}`);
    else if (index < lastRequired) parameters.push(code`${name}: ${type} | undefined`);
    else if (mayBeEmpty) parameters.push(code`${name}: ${type} = {}`);
    else parameters.push(code`${name}?: ${type}`);
  }
  const optionsType = pagination === undefined ? code`RequestOptions` : code`PagerOptions`;
  const choices = [
    bodies && { choice: bodies, option: code`ContentTypeOption` },
    results && { choice: results, option: code`AcceptOption` },
  ].filter((choice) => choice !== undefined);
  const offered = joined(
    choices.map(({ choice, option }) => code`${option}<${identifier(choice.typeName)}>`),
    code` & `,
  );
  const allOptions =
    choices.length === 0
      ? optionsType
      : code`${optionsType} & MediaTypeOptions<${offered}, ${typeParameter}>`;
  parameters.push(code`options: ${allOptions} = {}`);
  const result = results ? chosenOf(results, "accept") : resultType(operation, spell);
  const streams = !results && operation.result.kind === "events" ? ["ServerEvent"] : [];
  const errors = identifier(operation.errorTypeName);
  // Only pages that have numbers know a way back, or to any other.
  const pager = identifier(pagination?.style === "page" ? "NumberedPager" : "Pager");
  const rawTypes = pagination === undefined && isRaw(operation) ? ["RawCall"] : [];
  const returnType =
    pagination === undefined
      ? code`${identifier(rawTypes[0] ?? "Call")}<${result}, ${errors}>`
      : code`${pager}<${spell.type(pagination.itemTypeName)}, ${result}, ${errors}>`;
  return {
    typeParameters:
      choices.length === 0 ? code`` : code`<${typeParameter} extends ${offered} = object>`,
    parameters,
    returnType,
    schemaTypes: spell.mentioned.filter((name) => name !== "BinaryBody"),
    runtimeTypes: [
      optionsType.text,
      ...(rawTypes.length > 0 ? [] : [pagination === undefined ? "Call" : pager.text]),
      ...spell.mentioned.filter((name) => name === "BinaryBody"),
    ],
    rawTypes,
    streamTypes: streams,
    mediaTypes:
      choices.length === 0
        ? []
        : ["Chosen", "MediaTypeOptions", ...choices.map(({ option }) => option.text)],
  };
}

/** The type parameter of methods; no type of a schema has such a name. */
const typeParameter = code`MediaTypeChoice`;

function chosenOf(choice: Choice<unknown>, option: "accept" | "contentType"): Code {
  const types = identifier(choice.typeName);
  return code`Chosen<${types}, ${typeParameter}, ${stringLiteral(option)}, ${usualOf(choice)}>`;
}

function usualOf({ options }: Choice<unknown>): Code {
  return stringLiteral(options[0]?.mediaType ?? "");
}

/** The type of an operation's errors: one `HttpError` a status. */
export function errorTypeOf(
  operation: Operation,
  declarations: Declarations,
): TypeAndMentions & { readonly rangeNames: readonly string[] } {
  const spell = new Speller(declarations);
  const rangeNames = new Set<string>();
  const types = operation.errors.map(({ status, body }) => {
    const { type: statuses, mentions } = statusType(status, operation);
    for (const name of mentions) rangeNames.add(name);
    return body === undefined
      ? code`HttpError<${statuses}>`
      : code`HttpError<${statuses}, ${errorBodyType(body, spell)}>`;
  });
  const type = types.length === 0 ? code`HttpError` : joined(types, code` | `);
  return { type, mentions: spell.mentioned, rangeNames: [...rangeNames] };
}

function errorBodyType({ typeNames, text }: ErrorBody, spell: Speller): Code {
  const spelt = typeNames.map(spell.type);
  const isString = spelt.some((type) => type.text === "string");
  return unionOf(text && !isString ? [...spelt, code`string`] : spelt);
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
