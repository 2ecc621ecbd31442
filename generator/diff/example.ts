import ts from "../typescript.cjs";
import { camelCase } from "../model/names.js";
import type { Comparison, OperationTypes } from "./compiler.js";
import type { ApiState } from "./finding.js";
import { sample } from "./sample.js";
import type { PlacedOperation } from "./surface.js";
import type { Step, TypeChange } from "./type-change.js";
import {
  alternativesOf,
  declaredName,
  elementType,
  entryType,
  isNullish,
  isStructure,
  tagsOf,
  withoutUnionNames,
} from "./type-shape.js";

/** Which of an operation's types a change was found in. */
export type Part = {
  /** Of a body or a result that is not the usual one. */
  readonly mediaType?: string | undefined;
} & (
  | { readonly kind: "argument"; readonly index: number }
  | { readonly kind: "result" | "error" | "item" }
);

/** What examples of one operation need to know. */
export interface Speaker {
  readonly state: ApiState;
  readonly placed: PlacedOperation;
  readonly types: OperationTypes;
  readonly comparison: Comparison;
}

/** A program that compiled against the old client and does not against the new one. */
export function exampleOf(change: TypeChange, part: Part, speaker: Speaker): string {
  return part.kind === "argument"
    ? writing(change, part.index, speaker, part.mediaType)
    : reading(change, part.kind, speaker, part.mediaType);
}

/** A program of these lines, with the imports they need. */
export function program(
  state: ApiState,
  lines: readonly string[],
  values: readonly string[] = [state.model.clientName],
): string {
  const exported = exportedTypes(state);
  const words = new Set(bare(lines.join("\n")).match(/[\w$]+/g));
  const { packageName, webhooks } = state.model;
  const events = webhooks !== undefined && words.delete("WebhookEvents") ? ["WebhookEvents"] : [];
  const types = [...words].filter((word) => exported.has(word) && !values.includes(word)).sort();
  return [
    ...imported([...values, ...types.map((name) => `type ${name}`)], packageName),
    ...imported(
      events.map((name) => `type ${name}`),
      `${packageName}/webhooks`,
    ),
    "",
    ...lines,
  ].join("\n");
}

function imported(names: readonly string[], from: string): readonly string[] {
  return names.length === 0 ? [] : [`import { ${names.join(", ")} } from ${JSON.stringify(from)};`];
}

const exportedNames = new WeakMap<ApiState, ReadonlySet<string>>();

/** Names of all types that a client exports. A large change has thousands of examples: found once. */
function exportedTypes(state: ApiState): ReadonlySet<string> {
  const { model, declarations } = state;
  const known = exportedNames.get(state);
  if (known !== undefined) return known;
  const names = new Set([
    ...declarations.statements.map(({ typeName }) => typeName),
    ...model.resources.flatMap(({ className, operations }) => [
      className,
      ...operations.flatMap(({ bodies, errorTypeName, results }) => [
        errorTypeName,
        ...[bodies, results].flatMap((choice) => choice?.typeName ?? []),
      ]),
    ]),
    "HttpError",
  ]);
  exportedNames.set(state, names);
  return names;
}

/** Without strings and what follows a dot: names that stand there need no import. */
function bare(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|\.[\w$]+|\/\/.*/g, "");
}

export function construct({ model }: ApiState, options = ""): string {
  return `const ${camelCase(model.clientName)} = new ${model.clientName}(${options});`;
}

/** `library.books.get("")`. */
export function callOf(speaker: Speaker, given: ReadonlyMap<number, string> = new Map()): string {
  const { state, placed, types, comparison } = speaker;
  const needed = Math.max(
    types.parameters.findLastIndex(({ optional }) => !optional),
    ...given.keys(),
  );
  const list = types.parameters
    .slice(0, needed + 1)
    .map(
      ({ type, optional }, index) =>
        given.get(index) ?? (optional ? "undefined" : sample(type, [], comparison.checker)),
    );
  const target = [camelCase(state.model.clientName), ...placed.name.split(".")];
  return `${target.join(".")}(${list.join(", ")})`;
}

/** A call that chooses a media type. */
export function choosing(
  speaker: Speaker,
  option: "accept" | "contentType",
  mediaType: string | undefined,
  given: readonly (readonly [number, string])[] = [],
): string {
  const index = speaker.types.parameters.length - 1;
  const chosen = `{ ${option}: ${JSON.stringify(mediaType)} }`;
  return callOf(speaker, new Map([...given, ...(mediaType ? [[index, chosen] as const] : [])]));
}

function writing(
  change: TypeChange,
  index: number,
  speaker: Speaker,
  mediaType: string | undefined,
): string {
  const { state, types, comparison } = speaker;
  const { code, path, difference } = change;
  const argument =
    mediaType === undefined ? types.parameters[index]?.type : types.bodies.get(mediaType);
  if (argument === undefined) return "";
  // Of a property that has become necessary, the example is a value without it.
  const to = code === "property-required" ? path.slice(0, -1) : path;
  const value = sample(argument, to, comparison.checker, difference[0]);
  const call = choosing(speaker, "contentType", mediaType, [[index, value]]);
  return program(state, [construct(state), `await ${call};`]);
}

/** A webhook of the old client. */
export interface ToldEvent {
  readonly name: string;
  readonly type: ts.Type;
  readonly state: ApiState;
  readonly comparison: Comparison;
}

/** A program that read an event of the old client and can't read it of the new one. */
export function exampleOfEvent(change: TypeChange, event: ToldEvent): string {
  const { name, type, state, comparison } = event;
  const start = `declare const event: WebhookEvents[${JSON.stringify(name)}];`;
  const begun = { lines: [start], value: "event" };
  return program(state, readingLines(change, begun, type, comparison.checker), []);
}

function readingLines(
  change: TypeChange,
  begun: Reached,
  type: ts.Type,
  checker: ts.TypeChecker,
): readonly string[] {
  const { lines, value } = reach(begun, change.path, type, checker);
  const last = change.code === "property-removed" ? `${value};` : known(change, value, checker);
  return [...lines, last];
}

function reading(
  change: TypeChange,
  part: "result" | "error" | "item",
  speaker: Speaker,
  mediaType: string | undefined,
): string {
  const { state, types, comparison } = speaker;
  const begun = beginning(part, speaker, mediaType);
  const type = types.results.get(mediaType ?? "") ?? types[part];
  const lines = readingLines(change, begun, type, comparison.checker);
  const calls = lines.some((line) => line.includes("new "));
  return program(state, lines, calls ? undefined : []);
}

/** What comes is given the old type. Of an element it must not be claimed that it is there: that hides null. */
function known(change: TypeChange, value: string, checker: ts.TypeChecker): string {
  const kind = change.path.at(-1)?.kind;
  const type = spelt(change, checker);
  return kind === "element" || kind === "entry"
    ? `const known: ${type} | undefined = ${value.replace(/!$/, "")};`
    : `const known: ${type} = ${value};`;
}

interface Reached {
  readonly lines: readonly string[];
  readonly value: string;
}

function beginning(
  part: "result" | "error" | "item",
  speaker: Speaker,
  mediaType: string | undefined,
): Reached {
  const { operation } = speaker.placed;
  const paged = operation.pagination !== undefined;
  const call = choosing(speaker, "accept", mediaType);
  const start = construct(speaker.state);
  switch (part) {
    case "error":
      return { lines: [`declare const error: ${operation.errorTypeName};`], value: "error" };
    case "item":
      return { lines: [start, `const items = await ${call}.toArray();`], value: "items[0]!" };
    case "result":
      return paged
        ? { lines: [start, `const page = await ${call};`], value: "page.body" }
        : { lines: [start, `const result = await ${call};`], value: "result" };
  }
}

/** Follows a path from a value; starts anew at an alternative that has a name. */
function reach(
  begun: Reached,
  path: readonly Step[],
  start: ts.Type,
  checker: ts.TypeChecker,
): Reached {
  let { lines, value } = begun;
  let type: ts.Type | undefined = start;
  for (const step of path) {
    const holder: ts.Type | undefined = step.kind === "variant" ? undefined : holderOf(type);
    if (holder !== undefined) {
      ({ lines, value } = narrowed(holder, { lines, value }, checker));
      type = holder;
    }
    const bang: string = type !== undefined && alternativesOf(type).some(isNullish) ? "!" : "";
    switch (step.kind) {
      case "property":
        value += /^[A-Za-z_$][\w$]*$/.test(step.name)
          ? `${bang}.${step.name}`
          : `${bang}[${JSON.stringify(step.name)}]`;
        type = type && propertyType(type, step.name, checker);
        break;
      case "element":
        value += `${bang}[0]!`;
        type = type && elementType(checker.getNonNullableType(type), checker);
        break;
      case "entry":
        value += `${bang}["key"]!`;
        type = type && entryType(checker.getNonNullableType(type), checker);
        break;
      case "variant":
        ({ lines, value } = narrowed(step.type, { lines, value }, checker));
        type = step.type;
    }
  }
  return { lines, value };
}

/** The only alternative that has parts, where there are others: a value must be known to be it. */
function holderOf(type: ts.Type | undefined): ts.Type | undefined {
  const alternatives =
    type === undefined ? [] : alternativesOf(type).filter((one) => !isNullish(one));
  const [only, ...others] = alternatives.filter(isStructure);
  return alternatives.length > 1 && others.length === 0 ? only : undefined;
}

function propertyType(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Type | undefined {
  const property = checker.getNonNullableType(type).getProperty(name);
  return property && checker.getTypeOfSymbol(property);
}

function narrowed(type: ts.Type, { lines, value }: Reached, checker: ts.TypeChecker): Reached {
  const name = declaredName(type);
  const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  if (name !== undefined && name !== "HttpError")
    return { lines: [`declare const value: ${text};`], value: "value" };
  const tags = [...tagsOf(type, checker)].map(([key, tag]) => `${JSON.stringify(key)}: ${tag}`);
  const told = tags.length === 0 ? "object" : `{ ${tags.join("; ")} }`;
  return {
    lines: [...lines, `const any = ${value};`, `declare const one: Extract<typeof any, ${told}>;`],
    value: "one",
  };
}

/** The old type, as a consumer would have written it down. */
function spelt({ from }: TypeChange, checker: ts.TypeChecker): string {
  return from === undefined ? "unknown" : withoutUnionNames(from, checker);
}
