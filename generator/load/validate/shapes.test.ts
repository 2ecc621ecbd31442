import { expect, test } from "@jest/globals";

import type { JsonObject, JsonValue } from "../../document.js";
import { isContainer, setOwn } from "../../json.js";
import { checkedCopy } from "./checked-copy.js";
import { structureProblems } from "./redocly.js";
import { shapesOf } from "./shapes.js";

const text = { type: "string", enum: ["a"] };
const parameter = { name: "p", in: "query", schema: text, examples: { one: { value: 1 } } };
const header = { schema: { type: "array", items: [text] } };
const media = { schema: { allOf: [text], not: text }, encoding: { a: { headers: { h: header } } } };
const operation = {
  ...{ tags: ["t"], operationId: "o", parameters: [parameter] },
  requestBody: { content: { "application/json": media } },
  responses: {
    "200": {
      ...{ description: "", headers: { h: header }, content: { "text/plain": media } },
      links: { l: { operationId: "o", server: { url: "/" } } },
    },
  },
};

/** Has an object of each kind, and most of them twice. */
const document: JsonObject = {
  ...{ openapi: "3.0.3", info: { title: "A", version: "1" }, servers: [{ url: "/" }] },
  paths: { "/a": { get: { ...operation, callbacks: { c: { "/b": { post: operation } } } } } },
  components: {
    ...{ parameters: { p: parameter }, headers: { h: header } },
    ...{ examples: { e: { summary: "e" } }, links: { l: { operationId: "o" } } },
    schemas: {
      A: {
        ...{ type: "object", required: ["a"], properties: { a: text }, xml: { name: "a" } },
        ...{ discriminator: { propertyName: "a" }, additionalProperties: { minLength: 1 } },
      },
    },
    requestBodies: { b: { content: {} } },
    responses: { r: { description: "" } },
    securitySchemes: { s: { type: "http", scheme: "basic" } },
  },
};

/** Copies of a value, each with something else at one place in it. */
function* changed(value: JsonValue, instead: JsonValue): Generator<JsonValue> {
  yield instead;
  if (!isContainer(value)) return;
  for (const [key, member] of Object.entries(value)) {
    for (const other of changed(member, instead)) {
      const copy = structuredClone(value);
      setOwn(copy as JsonObject, key, other);
      yield copy;
    }
  }
}

const isSound = (part: JsonObject): boolean => structureProblems(part, "3.0").length === 0;

test("has no fault where the document has none", () => {
  expect(isSound(checkedCopy(document))).toBe(true);
  expect(shapesOf(document).every(isSound)).toBe(true);
});

test.each<[JsonValue]>([[null], [-1], ["x"], [["x", null]], [{ type: "x", y: 1 }]])(
  "with %j anywhere has a fault where the document has one",
  (instead) => {
    let faults = 0;
    for (const [key, member] of Object.entries(document)) {
      for (const other of changed(member, instead)) {
        const root = { ...document, [key]: other };
        if (isSound(checkedCopy(root))) continue;
        faults += 1;
        if (shapesOf(root).every(isSound)) expect(root).toBe("told by its shapes");
      }
    }
    expect(faults).toBeGreaterThan(30);
  },
);

test("what is built alike is there once", () => {
  const one = JSON.stringify(shapesOf(document));
  const schemas = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`T${n}`, text]));
  const components = document.components as JsonObject;
  const more = { ...components, schemas: { ...(components.schemas as JsonObject), ...schemas } };
  expect(JSON.stringify(shapesOf({ ...document, components: more }))).toBe(one);
});
