import type { DiagnosticCollector } from "../diagnostics/collector.js";
import { writtenText } from "../diagnostics/text-position.js";
import type { JsonObject } from "../document.js";
import { getOwn, isObject, setOwn } from "../json.js";
import type { ParsedText } from "./parsed-text.js";

/**
 * Reads `version: 1.0` as the text it is meant to be: a number in YAML, and the one slip that most
 * documents written by hand share.
 */
export function withTextVersion(text: ParsedText, problems: DiagnosticCollector): ParsedText {
  const root = text.value as JsonObject;
  const info = getOwn(root, "info");
  const version = isObject(info) ? getOwn(info, "version") : undefined;
  if (!isObject(info) || typeof version !== "number") return text;
  const location = text.locate(["info", "version"]);
  const written = /[\d.]+$/.exec(writtenText(location))?.[0] ?? String(version);
  problems.report({
    code: "version-number",
    severity: "warning",
    message: `The version is a number, and read as the text "${written}"`,
    pointer: "#/info/version",
    location,
    hint: `Put it in quotes: "${written}".`,
  });
  const copy = { ...info };
  setOwn(copy, "version", written);
  return { ...text, value: { ...root, info: copy } };
}
