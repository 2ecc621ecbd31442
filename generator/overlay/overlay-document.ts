import type { DiagnosticCollector } from "../diagnostics/collector.js";
import { nearest } from "../diagnostics/nearest.js";
import type { JsonObject, JsonValue } from "../document.js";
import { getOwn, isObject, typeName } from "../json.js";
import type { ParsedText } from "../load/parsed-text.js";
import { type Path, toPointer } from "../pointer.js";

/** One change, as an overlay asks for it. */
export interface OverlayAction {
  readonly index: number;
  readonly target: string;
  readonly change: OverlayChange;
}

export type OverlayChange =
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly value: JsonValue }
  | { readonly kind: "copy"; readonly source: string };

const rootFields = ["overlay", "info", "extends", "actions"];
const infoFields = ["title", "version", "description"];
const actionFields = ["target", "description", "update", "remove", "copy"];

/** Checks an overlay and reads its actions. What is wrong with it is reported; the rest is read. */
export function readOverlay(text: ParsedText, problems: DiagnosticCollector): OverlayAction[] {
  const fail: Fail = (path, code, message, hint) => {
    problems.report({
      code,
      severity: "error",
      message,
      pointer: toPointer(path),
      location: text.locate(path),
      hint,
    });
  };
  const root = text.value;
  if (!isObject(root)) {
    fail([], "overlay-wrong", `An overlay is an object, not ${typeName(root)}`);
    return [];
  }
  const version = readVersion(root, fail);
  if (version === undefined) return [];
  checkFields(root, [], rootFields, fail);
  checkInfo(root, fail);
  const actions = getOwn(root, "actions");
  if (!Array.isArray(actions) || actions.length === 0) {
    fail(["actions"], "overlay-wrong", "actions must be a list of at least one action");
    return [];
  }
  const allowsCopy = !version.startsWith("1.0");
  return actions.flatMap((action, index) => readAction(action, index, allowsCopy, fail) ?? []);
}

type Fail = (path: Path, code: string, message: string, hint?: string) => void;

function readVersion(root: JsonObject, fail: Fail): string | undefined {
  const version = getOwn(root, "overlay");
  if (typeof version === "string" && /^1\.[01]\.\d+$/.test(version)) return version;
  const hint = 'It begins with a line such as: overlay: "1.0.0".';
  if (version === undefined) {
    const found = getOwn(root, "openapi") === undefined ? "" : "; this is an OpenAPI document";
    fail(
      [],
      "overlay-version",
      `The file is no overlay: it has no "overlay" version${found}`,
      hint,
    );
  } else {
    const shown = JSON.stringify(version);
    fail(
      ["overlay"],
      "overlay-version",
      `Overlay versions 1.0 and 1.1 are read, not ${shown}`,
      hint,
    );
  }
  return undefined;
}

function checkFields(value: JsonObject, path: Path, known: readonly string[], fail: Fail): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key) || key.startsWith("x-")) continue;
    const guess = nearest(key, known);
    const hint = guess === undefined ? `Known are: ${known.join(", ")}.` : `Is ${guess} meant?`;
    fail([...path, key], "overlay-unknown-field", `Overlays have no field "${key}" here`, hint);
  }
}

function checkInfo(root: JsonObject, fail: Fail): void {
  const info = getOwn(root, "info");
  if (!isObject(info)) {
    fail(["info"], "overlay-wrong", "info must be an object with title and version");
    return;
  }
  checkFields(info, ["info"], infoFields, fail);
  for (const key of ["title", "version"]) {
    if (typeof getOwn(info, key) === "string") continue;
    fail(["info", key], "overlay-wrong", `info.${key} must be a string`);
  }
}

function readAction(
  action: JsonValue,
  index: number,
  allowsCopy: boolean,
  fail: Fail,
): OverlayAction | undefined {
  const path = ["actions", String(index)];
  if (!isObject(action)) {
    fail(path, "overlay-wrong", `An action is an object, not ${typeName(action)}`);
    return undefined;
  }
  checkFields(action, path, actionFields, fail);
  const target = getOwn(action, "target");
  if (typeof target !== "string") {
    fail([...path, "target"], "overlay-wrong", "An action needs a target, a JSONPath as a string");
    return undefined;
  }
  const change = readChange(action, path, allowsCopy, fail);
  return change && { index, target, change };
}

function readChange(
  action: JsonObject,
  path: Path,
  allowsCopy: boolean,
  fail: Fail,
): OverlayChange | undefined {
  const remove = getOwn(action, "remove");
  if (remove !== undefined && typeof remove !== "boolean") {
    fail([...path, "remove"], "overlay-wrong", `remove is true or false, not ${typeName(remove)}`);
    return undefined;
  }
  // Removal wins: the specification gives update and copy no effect beside it.
  if (remove === true) return { kind: "remove" };
  const update = getOwn(action, "update");
  const source = getOwn(action, "copy");
  if (update !== undefined && source !== undefined) {
    fail(path, "overlay-wrong", "An action has either update or copy, not both");
  } else if (update !== undefined) {
    return { kind: "update", value: update };
  } else if (source !== undefined) {
    return readCopy(source, path, allowsCopy, fail);
  } else {
    fail(path, "overlay-wrong", "An action needs one of update, copy and remove: true");
  }
  return undefined;
}

function readCopy(
  source: JsonValue,
  path: Path,
  allowsCopy: boolean,
  fail: Fail,
): OverlayChange | undefined {
  const place = [...path, "copy"];
  if (!allowsCopy) {
    fail(place, "overlay-unknown-field", "copy came with overlay 1.1", 'Write overlay: "1.1.0".');
  } else if (typeof source !== "string") {
    fail(place, "overlay-wrong", `copy is a JSONPath as a string, not ${typeName(source)}`);
  } else {
    return { kind: "copy", source };
  }
  return undefined;
}
