import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "yaml";
import type { JsonValue } from "../document.js";
import { isContainer, valueAt } from "../json.js";
import { findSyntaxFault } from "./json-syntax.js";
import { parseText } from "./parse.js";
import { writtenText } from "../diagnostics/text-position.js";

const value = fc.jsonValue({ maxDepth: 4 }).map((json) => [json as JsonValue]);

function pathsOf(json: JsonValue): string[][] {
  if (!isContainer(json)) return [[]];
  return [
    [],
    ...Object.entries(json).flatMap(([key, member]) =>
      pathsOf(member).map((path) => [key, ...path]),
    ),
  ];
}

test("JSON: the text at each place is the value", () => {
  fc.assert(
    fc.property(value, (json) => {
      const parsed = parseText({ file: "a.json", text: JSON.stringify(json) });
      for (const path of pathsOf(parsed.value)) {
        const written = writtenText(parsed.locate(path));
        const key = path.at(-1) ?? "";
        const found = written.startsWith(`${JSON.stringify(key)}:`)
          ? written.slice(JSON.stringify(key).length + 1)
          : written;
        if (path.length > 0) expect(JSON.parse(found)).toEqual(valueAt(parsed.value, path));
      }
    }),
  );
});

test("YAML says the same as JSON, and has a place for everything", () => {
  fc.assert(
    fc.property(value, (json) => {
      const parsed = parseText({ file: "a.yaml", text: stringify(json) });
      const same = parseText({ file: "a.json", text: JSON.stringify(json) });
      expect(JSON.stringify(parsed.value)).toBe(JSON.stringify(same.value));
      for (const path of pathsOf(parsed.value)) {
        const { line, column } = parsed.locate(path);
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
      }
    }),
  );
});

test("what JSON.parse takes has no fault, and what it does not take has one", () => {
  const text = fc.oneof(
    fc.json(),
    fc.string({ unit: fc.constantFrom(...'{}[],:"\\ \n1-.eEu0afntrl'.split("")), maxLength: 12 }),
  );
  fc.assert(
    fc.property(text, (json) => {
      expect(findSyntaxFault(json) === undefined).toBe(parses(json));
    }),
    { numRuns: 5_000 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
