import type { ErrorObject } from "ajv";
import { nearest, nearestNames } from "../../diagnostics/nearest.js";
import type { JsonObject, JsonValue } from "../../document.js";
import { getOwn, isObject, typeName, valueAt } from "../../json.js";
import { parsePointer, type Path } from "../../pointer.js";
import { extensionName } from "../extension.js";
import { operationsOf } from "./operations.js";
import validators from "./precompiled.cjs";
import type { Reporter } from "./reporter.js";

type Place = "document" | "server" | "operation";

/** Checks our vendor extension wherever it stands, against its published schema. */
export function checkExtensions(root: JsonObject, reporter: Reporter): void {
  check("document", root, [], reporter);
  checkServers(root, [], reporter);
  misplaced(
    root.info,
    ["info"],
    "the document's info",
    "Write it on the document itself.",
    reporter,
  );
  for (const [index, tag] of listOf(root.tags)) {
    misplaced(tag, ["tags", index], "a tag", onOperations, reporter);
  }
  const items = new Set<JsonObject>();
  for (const { operation, path, template, item, itemPath } of operationsOf(root)) {
    check("operation", operation, path, reporter);
    if (template === undefined) checkWebhook(operation, path, reporter);
    checkOtherServers(operation, path, reporter);
    checkParameters(operation, path, reporter);
    if (items.has(item)) continue;
    items.add(item);
    checkOtherServers(item, itemPath, reporter);
    misplaced(item, itemPath, "a path item", onOperations, reporter);
    checkParameters(item, itemPath, reporter);
  }
}

const onOperations = "Write it on each of its operations.";

function checkParameters(holder: JsonObject, path: Path, reporter: Reporter): void {
  for (const [index, parameter] of listOf(getOwn(holder, "parameters"))) {
    const place = [...path, "parameters", index];
    misplaced(parameter, place, "a parameter", "Write it on the operation.", reporter);
  }
}

/** Where nobody looks for our extension, it would be taken to count. */
function misplaced(
  holder: JsonValue | undefined,
  path: Path,
  what: string,
  hint: string,
  reporter: Reporter,
): void {
  if (!isObject(holder) || getOwn(holder, extensionName) === undefined) return;
  reporter.report({
    code: "extension-misplaced",
    severity: "warning",
    message: `${extensionName} means nothing on ${what}`,
    path: [...path, extensionName],
    hint,
  });
}

/** Two letters of it may differ, besides case and punctuation. */
function checkSpelling(holder: JsonObject, path: Path, reporter: Reporter): void {
  for (const name of Object.keys(holder)) {
    if (name === extensionName || !/^x-/i.test(name) || !isMeant(name)) continue;
    reporter.report({
      code: "extension-misspelt",
      severity: "warning",
      message: `${name} is not read`,
      path: [...path, name],
      hint: `Is ${extensionName} meant?`,
    });
  }
}

function isMeant(name: string): boolean {
  const bare = name.replaceAll(/[^a-z]/gi, "");
  return nearestNames(bare, [extensionName.replace("-", "")], 1, 2).length > 0;
}

function listOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return Array.isArray(value) ? Object.entries(value as readonly JsonValue[]) : [];
}

/** Whether a value may be an operation's `x-pagewright`. */
export function isOperationExtension(value: JsonValue): boolean {
  return validators.operation(value);
}

function checkServers(holder: JsonObject, path: Path, reporter: Reporter): void {
  for (const [index, server] of listOf(getOwn(holder, "servers"))) {
    if (isObject(server)) check("server", server, [...path, "servers", index], reporter);
  }
}

/** Callers choose among the document's own servers; an operation that has others is served there. */
function checkOtherServers(holder: JsonObject, path: Path, reporter: Reporter): void {
  checkServers(holder, path, reporter);
  for (const [index, server] of listOf(getOwn(holder, "servers"))) {
    const what = "a server of one path or operation";
    const hint = "Callers choose among the document's own servers only.";
    misplaced(server, [...path, "servers", index], what, hint, reporter);
  }
}

/** Webhooks are told apart by their payloads, and are no methods; they can be left out. */
function checkWebhook(webhook: JsonObject, path: Path, reporter: Reporter): void {
  const extension = getOwn(webhook, extensionName);
  if (!isObject(extension)) return;
  for (const member of ["resource", "method", "idempotencyKey", "pagination"]) {
    if (getOwn(extension, member) === undefined) continue;
    reporter.report({
      code: "extension-misplaced",
      severity: "warning",
      message: `${extensionName}.${member} means nothing on a webhook`,
      path: [...path, extensionName, member],
      hint: "A webhook may have: ignore.",
    });
  }
}

function check(place: Place, holder: JsonObject, path: Path, reporter: Reporter): void {
  checkSpelling(holder, path, reporter);
  const extension = getOwn(holder, extensionName);
  if (extension === undefined) return;
  const validate = validators[place];
  if (validate(extension)) return;
  for (const error of validate.errors ?? []) {
    // "if" only says that its "then" has failed, which says so itself.
    if (error.keyword === "if") continue;
    const { code, message, hint, key } = explain(error, extension);
    const inside = parsePointer(error.instancePath) ?? [];
    const faulty = [...path, extensionName, ...inside, ...(key === undefined ? [] : [key])];
    reporter.report({ code, severity: "error", message, path: faulty, hint });
  }
}

interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** The member that is at fault, where it is not the value itself. */
  readonly key?: string;
}

function explain(error: ErrorObject, extension: JsonValue): Explanation {
  const inside = parsePointer(error.instancePath) ?? [];
  const name = [extensionName, ...inside].join(".");
  const params = error.params as { additionalProperty?: string; missingProperty?: string };
  if (error.keyword === "additionalProperties") {
    return unknownProperty(name, params.additionalProperty ?? "", error);
  }
  if (error.keyword === "required") {
    const missing = params.missingProperty ?? "";
    const message = `${name} needs "${missing}"`;
    return { code: "extension-missing-property", message, hint: describe(error, missing) };
  }
  const found = valueAt(extension, inside) ?? null;
  const shown =
    typeof found === "object" && found !== null ? typeName(found) : JSON.stringify(found);
  const described = (error.parentSchema as { description?: string } | undefined)?.description;
  const expected = described ?? error.message ?? "of another form";
  const guess = typeof found === "string" ? nearest(found, choicesOf(error)) : undefined;
  const hint = guess === undefined ? undefined : `Is ${guess} meant?`;
  return { code: "extension-wrong", message: `${name} must be ${expected}; it is ${shown}`, hint };
}

function unknownProperty(name: string, property: string, error: ErrorObject): Explanation {
  const known = Object.keys(propertiesOf(error));
  const guess = nearest(property, known);
  return {
    code: "extension-unknown-property",
    message: `${name} has no property "${property}"`,
    hint: guess === undefined ? `It may have: ${known.join(", ")}.` : `Is ${guess} meant?`,
    key: property,
  };
}

function describe(error: ErrorObject, property: string): string | undefined {
  const description = propertiesOf(error)[property]?.description;
  return description === undefined ? undefined : `It is ${description}.`;
}

function propertiesOf(error: ErrorObject): Record<string, { description?: string } | undefined> {
  const { properties = {} } = (error.parentSchema ?? {}) as { properties?: object };
  return { ...properties };
}

function choicesOf(error: ErrorObject): string[] {
  const { enum: choices = [] } = (error.parentSchema ?? {}) as { enum?: unknown[] };
  return choices.filter((choice) => typeof choice === "string");
}
