import { describe, expect, test } from "@jest/globals";
import { build } from "esbuild";

import { ArgumentError } from "./errors.js";
import {
  allowReserved,
  asBareJson,
  asJson,
  commaDelimited,
  cookieExploded,
  cookieStyle,
  deepObject,
  labelExploded,
  labelStyle,
  matrixExploded,
  matrixStyle,
  pipeDelimited,
  simpleExploded,
  spaceDelimited,
} from "./parameters.js";
import { serializeParameters, serializePath, serializeTarget, setHeaders } from "./serialize.js";
import { templateQuery } from "./template-query.js";
import type { ParameterStyle } from "./types.js";

const list = ["blue", "black", "brown"];
const map = { R: 100, G: 200, B: 150 };

/** The table of the OpenAPI specification, percent-encoded as URLs need it. */
describe("in a path", () => {
  test.each<[string, ParameterStyle | undefined, unknown, string]>([
    ["simple", undefined, "blue", "blue"],
    ["simple", undefined, list, "blue,black,brown"],
    ["simple", undefined, map, "R,100,G,200,B,150"],
    ["simple, exploded", simpleExploded, list, "blue,black,brown"],
    ["simple, exploded", simpleExploded, map, "R=100,G=200,B=150"],
    ["label", labelStyle, "blue", ".blue"],
    ["label", labelStyle, list, ".blue,black,brown"],
    ["label", labelStyle, map, ".R,100,G,200,B,150"],
    ["label, exploded", labelExploded, "blue", ".blue"],
    ["label, exploded", labelExploded, list, ".blue.black.brown"],
    ["label, exploded", labelExploded, map, ".R=100.G=200.B=150"],
    ["matrix", matrixStyle, "blue", ";color=blue"],
    ["matrix", matrixStyle, "", ";color"],
    ["matrix", matrixStyle, list, ";color=blue,black,brown"],
    ["matrix", matrixStyle, map, ";color=R,100,G,200,B,150"],
    ["matrix, exploded", matrixExploded, list, ";color=blue;color=black;color=brown"],
    ["matrix, exploded", matrixExploded, map, ";R=100;G=200;B=150"],
    ["JSON", asBareJson, { a: ["ü"] }, "%7B%22a%22%3A%5B%22%5Cu00fc%22%5D%7D"],
    ["values that are encoded", labelExploded, ["a/b", "c.d;e"], ".a%2Fb.c.d%3Be"],
  ])("%s", (_, style, value, expected) => {
    const styles = style === undefined ? {} : { color: style };
    expect(serializePath("/x/{color}", { color: value }, styles)).toBe(`/x/${expected}`);
  });

  test.each<[string, ParameterStyle, unknown]>([
    ["an object in a list", simpleExploded, [{}]],
    ["a list in an object", matrixExploded, { a: [1] }],
    ["nothing at all", labelExploded, []],
    ["two points in all", labelStyle, "."],
    ["what JSON has no word for", asBareJson, () => 1],
    ["what JSON has no number for", asBareJson, { a: 1n }],
  ])("refuses %s", (_, style, value) => {
    expect(() => serializePath("/x/{color}", { color: value }, { color: style })).toThrow(
      ArgumentError,
    );
  });

  test("segments of several values are no steps up either", () => {
    expect(() => serializePath("/x/{a}{b}/y", { a: ".", b: "." })).toThrow(ArgumentError);
    expect(serializePath("/x/{a}.{b}", { a: ".", b: "." })).toBe("/x/...");
  });
});

describe("in a query", () => {
  test.each<[string, ParameterStyle | undefined, unknown, string]>([
    ["form", undefined, list, "color=blue&color=black&color=brown"],
    ["form", undefined, map, "R=100&G=200&B=150"],
    ["form", undefined, { a: undefined, b: null, c: "" }, "c="],
    ["form, not exploded", commaDelimited, "blue", "color=blue"],
    ["form, not exploded", commaDelimited, list, "color=blue,black,brown"],
    ["form, not exploded", commaDelimited, ["a,b", "c"], "color=a%2Cb,c"],
    ["form, not exploded", commaDelimited, map, "color=R,100,G,200,B,150"],
    ["form, not exploded", commaDelimited, [], ""],
    ["spaces", spaceDelimited, list, "color=blue%20black%20brown"],
    ["spaces", spaceDelimited, map, "color=R%20100%20G%20200%20B%20150"],
    ["pipes", pipeDelimited, list, "color=blue%7Cblack%7Cbrown"],
    ["a deep object", deepObject, map, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ["a deep object with a list", deepObject, { a: [1, 2] }, "color%5Ba%5D=1&color%5Ba%5D=2"],
    ["a deep object in another", deepObject, { a: { b: 1 } }, "color%5Ba%5D%5Bb%5D=1"],
    ["JSON", asJson, { a: 1 }, "color=%7B%22a%22%3A1%7D"],
    ["JSON of a date", asJson, new Date(0), "color=%221970-01-01T00%3A00%3A00.000Z%22"],
    ["what is reserved", allowReserved(), "a/b?c=d;e,f", "color=a/b?c=d;e,f"],
    ["what is reserved, but ends a value", allowReserved(), "a&b#c+d%", "color=a%26b%23c%2Bd%25"],
    ["what is reserved, brackets too", allowReserved(), "[a]:@!", "color=[a]:@!"],
    ["what is encoded already", allowReserved(), "a%2Fb%20%5B%zz", "color=a%2Fb%20%5B%25zz"],
    ["what is reserved in a list", allowReserved(commaDelimited), ["/a", "b"], "color=/a,b"],
    ["nothing", commaDelimited, undefined, ""],
    ["nothing", asJson, null, ""],
  ])("%s", (_, style, value, expected) => {
    const styles = style === undefined ? {} : { color: style };
    expect(serializeParameters({ color: value }, styles)).toBe(expected);
  });

  test("argument names that every object has are names like others", () => {
    const query = JSON.parse('{"__proto__": "a", "constructor": "b"}') as object;
    expect(serializeParameters(query, {})).toBe("__proto__=a&constructor=b");
  });
});

test("cookies stand one by one", () => {
  expect(serializeParameters({ a: [1, 2], b: list }, { b: commaDelimited }, "; ")).toBe(
    "a=1; a=2; b=blue,black,brown",
  );
});

describe("cookies as they are", () => {
  test.each<[ParameterStyle, unknown, string]>([
    [cookieExploded, "blue", "color=blue"],
    [cookieExploded, list, "color=blue; color=black; color=brown"],
    [cookieExploded, map, "R=100; G=200; B=150"],
    [cookieExploded, { a: null, b: "" }, "b="],
    [cookieStyle, "", "color="],
    [cookieStyle, list, "color=blue,black,brown"],
    [cookieStyle, map, "color=R,100,G,200,B,150"],
    [cookieStyle, [], ""],
    [cookieStyle, new Date(0), "color=1970-01-01T00:00:00.000Z"],
    [cookieExploded, "%3B+/=", "color=%3B+/="],
    [cookieExploded, '"a"', 'color="a"'],
  ])("%# %j is %s", (style, value, expected) => {
    expect(serializeParameters({ color: value }, { color: style }, "; ")).toBe(expected);
  });

  test.each<[string, string, unknown]>([
    ["another cookie", "color", "a; admin=1"],
    ["a line break", "color", "a\r\nX-A: b"],
    ["a space", "color", "a b"],
    ["a comma of its own", "color", ["a,b"]],
    ["a quote", "color", 'a"'],
    ["a backslash", "color", "a\\"],
    ["other than ASCII", "color", "ü"],
    ["what is no text", "color", [{}]],
    ["a name that is none", "color", { "a=b; c": 1 }],
    ["a name that is none", "co lor", "a"],
  ])("refuse %s", (_, name, value) => {
    for (const style of [cookieExploded, cookieStyle]) {
      expect(() => serializeParameters({ [name]: value }, { [name]: style }, "; ")).toThrow(
        ArgumentError,
      );
    }
  });
});

test.each<[string, ParameterStyle | undefined, unknown, string]>([
  ["a list", undefined, list, "blue,black,brown"],
  ["an object", undefined, map, "R,100,G,200,B,150"],
  ["an object, exploded", simpleExploded, map, "R=100,G=200,B=150"],
  ["JSON", asBareJson, { a: "ü €" }, '{"a":"\\u00fc \\u20ac"}'],
])("a header holds %s", (_, style, value, expected) => {
  const headers = new Headers();
  setHeaders(headers, { "x-color": value }, style === undefined ? {} : { "x-color": style });
  expect(headers.get("x-color")).toBe(expected);
});

test.each<[string, object, object, string]>([
  ["/things/{id}:cancel", { id: "a:b" }, {}, "/things/a%3Ab:cancel"],
  ["/a/{x}.{y}", { x: "1", y: "json" }, {}, "/a/1.json"],
  ["/#Target=X", {}, { a: 1 }, "/?a=1"],
  ["/#Target=X", {}, {}, "/"],
  ["/x?a={a}&b=2&c", {}, {}, "/x?b=2&c"],
  ["/x?a=?", {}, { q: "?" }, "/x?a=?&q=%3F"],
  ["/search?kind=book", {}, { q: "x" }, "/search?kind=book&q=x"],
  ["/search?q={q}", {}, { q: "x" }, "/search?q=x"],
  ["/search?kind={kind}", { kind: "a&b" }, {}, "/search?kind=a%26b"],
  ["/search", {}, {}, "/search"],
])("%s is filled", (template, path, query, expected) => {
  expect(templateQuery(template, { path: path as never, query })).toBe(expected);
  if (!/[?#]/.test(template)) {
    expect(serializeTarget(template, { path: path as never, query })).toBe(expected);
  }
});

test("a query may be one value as a whole", () => {
  const styles = { query: { whole: asBareJson } };
  expect(serializeTarget("/x", { query: { whole: { a: [1] } } }, styles)).toBe(
    "/x?%7B%22a%22%3A%5B1%5D%7D",
  );
  expect(serializeTarget("/x", { query: { whole: undefined } }, styles)).toBe("/x");
});

test("a style that no parameter has is in no bundle", async () => {
  const contents = 'import { deepObject } from "./parameters.js"; console.log(deepObject);';
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    ...{ bundle: true, write: false, format: "esm", logLevel: "error" },
  });
  const [bundle] = outputFiles;
  expect(bundle?.text).toContain("deepObject");
  expect(bundle?.text).not.toMatch(/delimited|matrix|label/i);
});
