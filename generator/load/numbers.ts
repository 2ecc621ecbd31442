import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonValue } from "../document.js";
import { isContainer } from "./json-value.js";
import type { ParsedText } from "./parsed-text.js";
import { toPointer, type Path } from "./pointer.js";

/** Fields whose values reach the client's types, where a changed digit is a changed type. */
const exact = new Set(["enum", "const", "default"]);

/**
 * What is to be said about numbers that JavaScript cannot hold: YAML's `.nan` is refused; infinite
 * ones and those beyond doubles become the greatest double; long integers lose digits.
 */
export function checkNumbers(text: ParsedText): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (path: Path, number: number) => {
    const fault = faultOf(text, path, number);
    if (fault) found.push({ ...fault, pointer: toPointer(path), location: text.locate(path) });
  };
  visit(text.value, [], report);
  return found;
}

function visit(value: JsonValue, path: string[], report: (path: Path, odd: number) => void): void {
  if (typeof value === "number") {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
      report([...path], value);
    }
  } else if (isContainer(value)) {
    for (const [key, member] of Object.entries(value)) {
      path.push(key);
      visit(member, path, report);
      path.pop();
    }
  }
}

function faultOf(text: ParsedText, path: Path, number: number): Diagnostic | undefined {
  if (Number.isNaN(number)) {
    return { code: "number-wrong", severity: "error", message: "JSON has no value for .nan" };
  }
  if (!Number.isFinite(number)) {
    const message = "The number is too large for a double, and read as the greatest one";
    return { code: "number-inexact", severity: "warning", message };
  }
  if (!path.slice(-2).some((key) => exact.has(key))) return undefined;
  const { source, line, column, endColumn } = text.locate(path);
  const written = source.text.split("\n", line)[line - 1]?.slice(column - 1, (endColumn ?? 0) - 1);
  const digits = /(-?\d+)$/.exec(written ?? "")?.[1];
  if (digits === undefined || BigInt(digits) === BigInt(number)) return undefined;
  const message = `The integer ${digits} has more digits than a number of JavaScript, and is read as ${number}`;
  return { code: "number-inexact", severity: "warning", message };
}
