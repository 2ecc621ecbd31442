import type { ApiModel, Operation } from "../model/model.js";
import type { Declarations } from "../types/declarations.js";
import { type ChoiceType, choiceTypesOf } from "./choice-types.js";
import { type Code, code, identifier, joined, memberName } from "./code.js";
import { docText } from "./doc-text.js";
import { operationFacts, type OptionalModule } from "./operation-facts.js";
import { paginationRule, type StyleImport } from "./pagination-rule.js";
import { argumentOf, errorTypeOf, signatureOf } from "./signature.js";

/** One method of a resource's class, and the type of its errors. */
export interface MethodView {
  readonly docs: string;
  readonly name: Code;
  /** In their brackets; empty where there are none. */
  readonly typeParameters: Code;
  readonly parameters: readonly Code[];
  readonly returnType: Code;
  readonly callee: Code;
  readonly callArguments: readonly Code[];
  readonly errorDocs: string;
  readonly errorName: Code;
  readonly errorType: Code;
  /** Between which types the caller chooses. */
  readonly choices: readonly ChoiceView[];
}

interface ChoiceView {
  readonly docs: string;
  readonly name: Code;
  readonly members: readonly { readonly name: Code; readonly type: Code }[];
}

export interface MethodAndNeeds {
  readonly view: MethodView;
  /** Names it takes from the schema's types. */
  readonly schemaTypes: readonly string[];
  /** Names of values, then of types, that it takes from the runtime. */
  readonly runtimeValues: readonly string[];
  readonly runtimeTypes: readonly string[];
  /** Names of values, then of types, that it takes from modules that not every package has. */
  readonly optionalValues: Readonly<Record<OptionalModule, readonly string[]>>;
  readonly optionalTypes: Readonly<Record<OptionalModule, readonly string[]>>;
  /** What it takes from the runtime's styles. */
  readonly styles: readonly StyleImport[];
}

export function methodView(
  operation: Operation,
  api: ApiModel,
  declarations: Declarations,
): MethodAndNeeds {
  const signature = signatureOf(operation, declarations);
  const errors = errorTypeOf(operation, declarations);
  const choices = choiceTypesOf(operation, declarations);
  const { pagination } = operation;
  const { facts, optional } = operationFacts(operation, api);
  const rule = pagination && paginationRule(pagination);
  const raw = signature.rawTypes.length > 0;
  const callee = pagination !== undefined ? "paginate" : raw ? "callRaw" : "call";
  return {
    view: {
      docs: methodDocs(operation),
      name: memberName(operation.methodName),
      typeParameters: signature.typeParameters,
      parameters: signature.parameters,
      returnType: signature.returnType,
      callee: identifier(callee),
      callArguments: [
        code`this.#core`,
        facts,
        ...(rule === undefined ? [] : [rule.rule]),
        callArguments(operation),
        code`options`,
      ],
      errorDocs: docText([`How \`${routeOf(operation)}\` fails.`]),
      errorName: identifier(operation.errorTypeName),
      errorType: errors.type,
      choices: choices.types.map((choice) => choiceView(choice, operation)),
    },
    schemaTypes: [...signature.schemaTypes, ...errors.mentions, ...choices.mentions].filter(
      (name) => name !== "BinaryBody",
    ),
    runtimeValues: raw ? [] : [callee],
    runtimeTypes: [
      ...signature.runtimeTypes,
      "HttpError",
      ...choices.mentions.filter((name) => name === "BinaryBody"),
    ],
    optionalValues: raw ? { ...optional, "raw-call": [callee] } : optional,
    optionalTypes: {
      bodies: [],
      "error-bodies": [],
      idempotency: [],
      "media-types": signature.mediaTypes,
      multipart: [],
      parameters: [],
      "raw-call": signature.rawTypes,
      streams: [...signature.streamTypes, ...choices.streamTypes],
      "status-ranges": errors.rangeNames,
      "template-query": [],
    },
    styles: rule?.imports ?? [],
  };
}

function choiceView({ name, direction, members }: ChoiceType, operation: Operation): ChoiceView {
  const what =
    direction === "request"
      ? `What \`${routeOf(operation)}\` takes, by the \`contentType\` that it is sent as.`
      : `What \`${routeOf(operation)}\` gives, by the media type that it is asked to \`accept\`.`;
  return {
    docs: docText([what]),
    name: identifier(name),
    members: members.map(({ mediaType, type }) => ({ name: memberName(mediaType), type })),
  };
}

export function routeOf({ httpMethod, path }: Operation): string {
  return `${httpMethod} ${path}`;
}

function methodDocs(operation: Operation): string {
  const { summary, description, pathParameters, body, deprecated } = operation;
  const tags = [
    ...pathParameters.map(({ argumentName, description: said }) =>
      parameterTag(argumentOf(argumentName).text, said),
    ),
    parameterTag("body", body?.description),
    deprecated ? "@deprecated" : "",
  ].filter((tag) => tag !== "");
  const sentence =
    summary !== undefined && /[\p{L}\p{N}]$/u.test(summary) ? `${summary}.` : summary;
  return docText([sentence, description, `\`${routeOf(operation)}\``, tags.join("\n")]);
}

function parameterTag(name: string, description: string | undefined): string {
  const said = description?.replaceAll(/\s+/g, " ").trim() ?? "";
  return said === "" ? "" : `@param ${name} - ${said}`;
}

function callArguments({ pathParameters, query, header, cookie, body }: Operation): Code {
  const path = pathParameters.map(({ name, argumentName }) => {
    const argument = argumentOf(argumentName);
    return argument.text === name ? argument : code`${memberName(name)}: ${argument}`;
  });
  const groups = [
    path.length === 0 ? undefined : code`path: { ${joined(path, code`, `)} }`,
    query &&
      (query.whole === undefined
        ? code`query`
        : code`query: { ${memberName(query.whole)}: query }`),
    header && code`header: headers`,
    cookie && code`cookie: cookies`,
    body && code`body`,
  ].filter((group) => group !== undefined);
  return groups.length === 0 ? code`{}` : code`{ ${joined(groups, code`, `)} }`;
}
