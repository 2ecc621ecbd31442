import { describe, expect, test } from "@jest/globals";

import { formBody, rawBody } from "./bodies.js";
import { commaDelimited, explodedForm } from "./parameters.js";

const form = "application/x-www-form-urlencoded";
const bytes = "application/octet-stream";

describe("a text", () => {
  test.each<[unknown, string, string]>([
    [{ a: 1 }, "application/merge-patch+json", '{"a":1}'],
    [[new Date(0)], "application/json", '["1970-01-01T00:00:00.000Z"]'],
    [{ a: "x y", b: null, c: ["1", "2"] }, form, "a=x%20y&c=1&c=2"],
    ["a=b", form, "a=b"],
    ["text", "text/plain", "text"],
  ])("%p as %s", (body, type, expected) => {
    expect(rawBody(body, type)).toEqual({ body: expected, type });
  });
});

describe("in memory, so that it can be sent again", () => {
  test.each<[string, unknown, string]>([
    ["bytes", new TextEncoder().encode("x"), "x"],
    ["a file", new Blob(["x"], { type: "image/png" }), "x"],
    ["a stream", new Blob(["x"]).stream(), "x"],
    ["parameters", new URLSearchParams({ a: "x" }), "a=x"],
  ])("%s", async (_, body, expected) => {
    const encoded = await rawBody(body, bytes);
    expect(encoded).toMatchObject({ body: { type: "" }, type: bytes });
    expect(await (encoded.body as Blob).text()).toBe(expected);
  });
});

const list = ["blue", "black", "brown"];
const map = { R: 100, G: 200, B: 150 };

test.each<[unknown, string]>([
  [
    { a: list, b: list, c: map, d: map, e: null },
    "a=blue,black,brown&b=blue&b=black&b=brown&R=100&G=200&B=150&d%5BR%5D=100&d%5BG%5D=200&d%5BB%5D=150",
  ],
  ["a=b", "a=b"],
])("a form has styles, too", (body, expected) => {
  const encode = formBody({ a: commaDelimited, c: explodedForm });
  expect(encode(body, form)).toEqual({ body: expected, type: form });
});
