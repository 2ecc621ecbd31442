import type { Operation, Resource } from "../model/model.js";
import { choiceTypesOf } from "../views/choice-types.js";
import { errorTypeOf, resultTypeOf, signatureOf } from "../views/signature.js";
import { payloadType } from "../views/webhooks-view.js";
import type { ApiState } from "./finding.js";

/** An operation with its place on the client. */
export interface PlacedOperation {
  /** `oauth2.clients.list`. */
  readonly name: string;
  readonly operation: Operation;
  readonly resource: Resource;
}

export function operationsOf({ model }: Pick<ApiState, "model">): readonly PlacedOperation[] {
  return model.resources.flatMap((resource) =>
    resource.operations.map((operation) => ({
      name: [...resource.path, operation.methodName].join("."),
      operation,
      resource,
    })),
  );
}

/** The interface that holds every operation of a surface. */
export const OPERATIONS = "$Operations";

/** The interface that holds every webhook's payload. */
export const WEBHOOKS = "$Webhooks";

/**
 * The types of a client as one module: its schemas' declarations, and one member per operation. It
 * says what the package says, without the code that does it.
 */
export function surfaceOf(state: ApiState): string {
  const { declarations } = state;
  return [
    `import type { ${RUNTIME_NAMES.join(", ")} } from "./runtime";`,
    ...declarations.helpers.map(({ text }) => text),
    ...declarations.statements.map(({ text }) => text),
    `export interface ${OPERATIONS} {`,
    ...operationsOf(state).map((placed) => memberOf(placed, state)),
    "}",
    `export interface ${WEBHOOKS} {`,
    ...(state.model.webhooks?.events ?? []).map((event) => {
      // As a plain name, it would be another thing.
      const name = `[${JSON.stringify(event.name)}]`;
      return `${name}: ${payloadType(event, declarations).text};`;
    }),
    "}",
  ].join("\n");
}

function memberOf({ name, operation }: PlacedOperation, { declarations }: ApiState): string {
  // Unasked, a caller has the first of several media types; the others are told of beside it.
  const usual = { ...operation, bodies: undefined, results: undefined };
  const { parameters } = signatureOf(usual, declarations);
  const { pagination } = operation;
  const spelt = (typeName: string): string => declarations.spelling(typeName).text;
  const results = resultTypeOf(operation, declarations).text;
  const error = errorTypeOf(operation, declarations).type.text;
  const item = pagination === undefined ? "void" : spelt(pagination.itemTypeName);
  const list = parameters.map(({ text }) => text.replace(/^(\w+): ([^]*) = \{\}$/, "$1?: $2"));
  const others = othersOf(operation, declarations);
  return `${JSON.stringify(name)}: { call(${list.join(", ")}): void; result: ${results}; error: ${error}; item: ${item}; ${others} };`;
}

function othersOf(operation: Operation, declarations: ApiState["declarations"]): string {
  const { types } = choiceTypesOf(operation, declarations);
  const members = (direction: string): string =>
    types
      .filter((choice) => choice.direction === direction)
      .flatMap((choice) => choice.members.slice(1))
      .map(({ mediaType, type }) => `${JSON.stringify(mediaType)}: ${type.text};`)
      .join(" ");
  return `bodies: { ${members("request")} }; results: { ${members("response")} }`;
}

const RUNTIME_NAMES = [
  ...["BinaryBody", "FailureStatus", "HttpError", "PagerOptions", "RequestOptions", "ServerEvent"],
  ...["Status3XX", "Status4XX", "Status5XX"],
];

/** What a surface takes from the runtime, as far as its shape matters to a comparison. */
export const RUNTIME = `
export interface HttpError<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly body: Body;
}
export interface RequestOptions { readonly timeout?: number; readonly signal?: "signal" }
export interface PagerOptions extends RequestOptions { readonly maxItems?: number }
export interface ServerEvent<Data = string> { readonly data: Data }
export type BinaryBody = Blob | string;
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Hundred<First extends 3 | 4 | 5> =
  \`\${First}\${Digit}\${Digit}\` extends \`\${infer Status extends number}\` ? Status : never;
export type Status3XX = Hundred<3>;
export type Status4XX = Hundred<4>;
export type Status5XX = Hundred<5>;
export type FailureStatus = Status3XX | Status4XX | Status5XX;
`;

/** The globals that schemas' types are made of; the standard library has much more to parse. */
export const GLOBALS = `
interface AsyncIterable<T> { readonly each: T }
interface Array<T> { readonly length: number; [index: number]: T }
interface ReadonlyArray<T> { readonly length: number; readonly [index: number]: T }
interface Boolean { valueOf(): boolean }
interface Function { readonly name: string }
interface CallableFunction extends Function {}
interface NewableFunction extends Function {}
interface IArguments { readonly length: number }
interface Number { toFixed(digits?: number): string }
interface Object { valueOf(): Object }
interface RegExp { readonly source: string }
interface String { readonly length: number; trim(): string }
interface Date { getTime(): number; toISOString(): string }
interface Blob { readonly size: number; text(): Promise<string> }
interface Promise<T> { then(onFulfilled: (value: T) => void): void }
type Record<Key extends keyof any, Value> = { [Each in Key]: Value };
type Partial<T> = { [Key in keyof T]?: T[Key] };
type Required<T> = { [Key in keyof T]-?: T[Key] };
type Readonly<T> = { readonly [Key in keyof T]: T[Key] };
type Pick<T, Key extends keyof T> = { [Each in Key]: T[Each] };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, Key extends keyof any> = Pick<T, Exclude<keyof T, Key>>;
type NonNullable<T> = T & {};
`;
