import { nearest } from "../../diagnostics/nearest.js";
import type { JsonValue, OpenApiDocument } from "../../document.js";
import { isObject } from "../../json.js";
import { isMediaType } from "../http-syntax.js";
import { kindAt, kindName, type Kind } from "../references/grammar.js";
import type { Finding } from "./reporter.js";
import { knownFields } from "./known-fields.js";

export interface StructureFault {
  /** In Redocly's words. */
  readonly message: string;
  readonly path: readonly string[];
  /** What has it, if anything. */
  readonly holder: JsonValue | undefined;
  readonly version: OpenApiDocument["version"];
}

/**
 * What a fault of structure means to us. What changes neither calls nor types is a warning; what
 * only a linter minds is nothing.
 */
export function judge(fault: StructureFault): Finding | undefined {
  for (const [pattern, judgement] of judgements) {
    const match = pattern.exec(fault.message);
    if (match) return judgement(fault, match[1] ?? "", match[2] ?? "");
  }
  return finding("error", "structure-wrong", fault, fault.message.replace(/\.$/, ""));
}

type Judgement = (fault: StructureFault, first: string, second: string) => Finding | undefined;

const judgements: readonly (readonly [RegExp, Judgement])[] = [
  [/^Property `(.*)` is not expected here\.$/s, unknownField],
  [/^The field `(.*)` must be present on this level\.$/s, missingField],
  [/^Must contain at least one of the following fields: (.*)\.$/s, missingOneOf],
  [/^`(.*)` can be one of the following only: (.*)\.$/s, wrongChoice],
  [/^Expected type `(?:(.*)` \((?:object|array)\)|.*`) but got `(.*)`\.?$/s, wrongType],
  [/^The `type` field must be defined when/, () => undefined],
  [/^The field `(.*)` is not allowed here\.$/s, uselessField],
];

function unknownField(fault: StructureFault): Finding | undefined {
  const { path, version } = fault;
  const name = path.at(-1) ?? "";
  const parent = kindAt(path.slice(0, -1));
  const holder = path.at(-2);
  // Paths are checked by a rule of their own.
  if (path.length === 2 && holder === "paths") return undefined;
  if (holder === "responses" && parent === undefined) {
    const message = `"${name}" is no HTTP status; known are 100 to 599, 1XX to 5XX and default`;
    return finding("error", "response-status", fault, message);
  }
  if (version === "3.2" && knownFields.new32.includes(name)) return undefined;
  if (parent === "schema") return unknownKeyword(fault, name);
  const guess = parent && nearest(name, knownFields.of(parent));
  const message = `OpenAPI ${version} has no field "${name}" in ${describe(parent)}`;
  const hint = guess === undefined ? undefined : `Is ${guess} meant?`;
  return finding("warning", "unknown-field", fault, message, hint);
}

/** JSON Schema lets anybody add keywords, so only what looks like a slip is told. */
function unknownKeyword(fault: StructureFault, name: string): Finding | undefined {
  if (name === "nullable" && fault.version !== "3.0") {
    const type = isObject(fault.holder) ? fault.holder.type : undefined;
    // Elysia says it in the words of both versions.
    if (Array.isArray(type) && type.includes("null")) return undefined;
    const message = `"nullable" means nothing in OpenAPI ${fault.version}`;
    return finding("warning", "unknown-field", fault, message, 'Write type: [<type>, "null"].');
  }
  const guess = nearest(name, knownFields.of("schema"));
  if (guess === undefined || knownFields.jsonSchema.includes(name)) return undefined;
  const message = `Schemas have no keyword "${name}"`;
  return finding("warning", "unknown-field", fault, message, `Is ${guess} meant?`);
}

function missingField(fault: StructureFault, field: string): Finding {
  const kind = kindAt(fault.path);
  const severity = isNeeded(kind, field, fault.path) ? "error" : "warning";
  const message = `${describe(kind, fault.path)} needs "${field}"`;
  return finding(severity, "missing-field", fault, upperFirst(message));
}

/** Whether a client cannot be made, or trusted, without the field. */
function isNeeded(kind: Kind | undefined, field: string, path: readonly string[]): boolean {
  if (kind === "securityScheme") return !["flows", "openIdConnectUrl"].includes(field);
  if (kind === "operation" || kind === "response") return false;
  if (kind !== undefined) return true;
  // A variable of a server should have a default, but often has none.
  return path.length === 1 ? path[0] === "info" : field === "url" && path.at(-2) === "servers";
}

function missingOneOf(fault: StructureFault, fields: string): Finding {
  const kind = kindAt(fault.path);
  const severity = kind === "header" ? "warning" : "error";
  const message = `${describe(kind, fault.path)} needs one of ${fields}`;
  return finding(severity, "missing-field", fault, upperFirst(message));
}

function wrongChoice(fault: StructureFault, field: string, choices: string): Finding | undefined {
  const parent = kindAt(fault.path.slice(0, -1));
  // Not in 3.0, but written there, and of a clear meaning.
  const isNullType = parent === "schema" && field === "type" && fault.version === "3.0";
  if (isNullType && !choices.includes('"null"')) {
    return undefined;
  }
  const known = choices.replaceAll('"', "").split(", ");
  const message = `"${field}" of ${describe(parent)} must be one of ${known.join(", ")}`;
  return finding("error", "wrong-value", fault, message);
}

/** Fields that are for readers: of a wrong type, they are left out of the client's documentation. */
const decorations = ["examples", "example", "xml", "externalDocs", "tags", "contact", "license"];

function wrongType(fault: StructureFault, _: string, found: string): Finding | undefined {
  // Since 3.1, `true` and `false` are schemas.
  if (found === "boolean" && fault.version !== "3.0" && kindAt(fault.path) === "schema") {
    return undefined;
  }
  const name = fault.path.at(-1) ?? "document";
  // Told as no media type: Elysia writes `type: void` where there is no content.
  if (kindAt(fault.path) === "mediaType" && !isMediaType(name)) return undefined;
  const expected = /`(?:\w+` \((\w+)\)|(\w+)`)/.exec(fault.message);
  const wanted = expected?.[1] ?? expected?.[2] ?? "another type";
  if (isOfOtherVersion(name, found)) {
    const hint = `It is read as OpenAPI ${found === "boolean" ? "3.0" : "3.1"} has it.`;
    const message = `${nameOf(fault.path)} must be a ${wanted} in OpenAPI ${fault.version}, not a ${found}`;
    return finding("warning", "wrong-type", fault, message, hint);
  }
  const severity = decorations.includes(name) ? "warning" : "error";
  const article = /^[aeio]/.test(wanted) ? "an" : "a";
  const message = `${nameOf(fault.path)} must be ${article} ${wanted}, not ${found}`;
  return finding(severity, "wrong-type", fault, message);
}

/** A flag beside a limit became a limit of its own; both are clear, and neither is in a type. */
function isOfOtherVersion(name: string, found: string): boolean {
  return /^exclusiveM(?:in|ax)imum$/.test(name) && ["boolean", "number", "integer"].includes(found);
}

function uselessField(fault: StructureFault, field: string): Finding {
  const parent = kindAt(fault.path.slice(0, -1));
  return finding(
    "warning",
    "unknown-field",
    fault,
    `"${field}" has no meaning in ${describe(parent)}`,
  );
}

function describe(kind: Kind | undefined, path: readonly string[] = []): string {
  if (kind === undefined) return path.length > 0 ? nameOf(path) : "this object";
  if (kind === "document") return "the document";
  return `${/^[aeio]/.test(kind) ? "an" : "a"} ${kindName(kind)}`;
}

/** `"title"`, or `parameters[2]` for an element. */
function nameOf(path: readonly string[]): string {
  const name = path.at(-1) ?? "document";
  const list = path.at(-2);
  return /^\d+$/.test(name) && list !== undefined ? `${list}[${name}]` : `"${name}"`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function finding(
  severity: Finding["severity"],
  code: string,
  { path }: StructureFault,
  message: string,
  hint?: string,
): Finding {
  return { severity, code, message, path, hint };
}
