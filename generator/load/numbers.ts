import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.js";
import { writtenText } from "../diagnostics/text-position.js";
import type { JsonValue } from "../document.js";
import { isContainer } from "../json.js";
import { type Path, toPointer } from "../pointer.js";
import type { ParsedText } from "./parsed-text.js";

/** Fields whose values reach the client's types, where a changed digit is a changed type. */
const exact = new Set(["enum", "const", "default"]);

/**
 * Says what JavaScript cannot hold: YAML's `.nan` is refused; infinite numbers and those beyond
 * doubles become the greatest double; long integers lose digits.
 * @throws {DiagnosticError} with `number-wrong`.
 */
export function withNumbersOfJson(text: ParsedText): ParsedText {
  if (!hasOddNumber(text.value)) return { ...text, warnings: [] };
  const found: Diagnostic[] = [];
  const odd: number[] = [];
  visit(text.value, [], (path, number) => {
    odd.push(number);
    const fault = faultOf(text, path, number);
    if (fault) found.push({ ...fault, pointer: toPointer(path), location: text.locate(path) });
  });
  if (found.some(({ severity }) => severity === "error")) throw new DiagnosticError(found);
  const value = odd.some((number) => !Number.isFinite(number)) ? clamped(text.value) : text.value;
  return { ...text, value, warnings: found };
}

function clamped(value: JsonValue): JsonValue {
  if (typeof value === "number") {
    return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
  }
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.map(clamped);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clamped(member)]));
}

/** In most documents there is none, and no need to know where each value is. */
function hasOddNumber(value: JsonValue): boolean {
  if (!isContainer(value)) return typeof value === "number" && isOdd(value);
  for (const member of Object.values(value)) {
    if (typeof member === "number" ? isOdd(member) : isContainer(member) && hasOddNumber(member)) {
      return true;
    }
  }
  return false;
}

function isOdd(number: number): boolean {
  return !Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number));
}

function visit(value: JsonValue, path: string[], report: (path: Path, odd: number) => void): void {
  if (typeof value === "number") {
    if (isOdd(value)) report([...path], value);
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
  const digits = /(-?\d+)$/.exec(writtenText(text.locate(path)))?.[1];
  if (digits === undefined || BigInt(digits) === BigInt(number)) return undefined;
  const message = `The integer ${digits} has more digits than a number of JavaScript, and is read as ${number}`;
  return { code: "number-inexact", severity: "warning", message };
}
