import { expect, test } from "@jest/globals";

import type { JsonObject } from "../document.js";
import { idempotencyHeaderOf, withKeyMade, type Declared } from "./idempotency.js";
import type { OpenApiRoot, ParameterObject } from "./openapi.js";
import { SchemaWalk } from "./schema-walk.js";

const text: JsonObject = { type: "string" };
const referred: JsonObject = { $ref: "#/components/schemas/Key" };
const root = { openapi: "3.1.0", components: { schemas: { Key: { ...text, format: "uuid" } } } };

function headerOf(
  httpMethod: string,
  parameters: readonly Partial<ParameterObject>[],
  declared: Partial<Declared> = {},
): string | undefined {
  const operation = { httpMethod, parameters: parameters as ParameterObject[], pointer: "/" };
  const walk = new SchemaWalk(root as unknown as OpenApiRoot);
  return idempotencyHeaderOf(operation, { own: undefined, all: undefined, ...declared }, walk);
}

function parameter(name: string, schema: JsonObject = text, place = "header") {
  return { in: place as "header", name, schema };
}

test.each<[string, string, Partial<ParameterObject>, string | undefined]>([
  ["of the usual name", "POST", parameter("Idempotency-Key"), "Idempotency-Key"],
  ["as it was called before", "PATCH", parameter("x-idempotency-key"), "x-idempotency-key"],
  [
    "of a method that may be repeated anyway",
    "PUT",
    parameter("Idempotency-Key"),
    "Idempotency-Key",
  ],
  ["of a method of its own", "COPY", parameter("Idempotency-Key"), "Idempotency-Key"],
  ["that is said to be a UUID", "POST", parameter("Idempotency-Key", referred), "Idempotency-Key"],
  [
    "that a UUID just fits in",
    "POST",
    parameter("Idempotency-Key", { ...text, minLength: 36, maxLength: 36 }),
    "Idempotency-Key",
  ],
  [
    "that may also be null",
    "POST",
    parameter("Idempotency-Key", { anyOf: [referred, { type: "null" }] }),
    "Idempotency-Key",
  ],
  [
    "that has a pattern beside its alternatives",
    "POST",
    parameter("Idempotency-Key", { anyOf: [text], pattern: "^k" }),
    undefined,
  ],
  [
    "that is one of several things, none of which is a UUID",
    "POST",
    parameter("Idempotency-Key", { anyOf: [{ ...text, maxLength: 8 }, { type: "integer" }] }),
    undefined,
  ],
  [
    "that says nothing of itself",
    "POST",
    { ...parameter("Idempotency-Key"), schema: true },
    "Idempotency-Key",
  ],
  ["of a method that changes nothing", "GET", parameter("Idempotency-Key"), undefined],
  ["of another name", "POST", parameter("Idempotency-Keys"), undefined],
  ["of a longer name", "POST", parameter("My-Idempotency-Key"), undefined],
  ["in another place", "POST", parameter("Idempotency-Key", text, "query"), undefined],
  [
    "that is too short",
    "POST",
    parameter("Idempotency-Key", { ...text, maxLength: 35 }),
    undefined,
  ],
  ["that is too long", "POST", parameter("Idempotency-Key", { ...text, minLength: 37 }), undefined],
  ["that is a number", "POST", parameter("Idempotency-Key", { type: "integer" }), undefined],
  [
    "of another format",
    "POST",
    parameter("Idempotency-Key", { ...text, format: "byte" }),
    undefined,
  ],
  ["of a pattern", "POST", parameter("Idempotency-Key", { ...text, pattern: "^k" }), undefined],
  ["of a few values", "POST", parameter("Idempotency-Key", { ...text, enum: ["a"] }), undefined],
  ["that is JSON", "POST", { ...parameter("Idempotency-Key"), content: {} }, undefined],
])("a parameter %s", (_, method, declared, expected) => {
  expect(headerOf(method, [declared])).toBe(expected);
});

test.each(["GET", "HEAD", "OPTIONS", "QUERY"])("%s changes nothing, and needs no key", (method) => {
  expect(headerOf(method, [parameter("Idempotency-Key")])).toBeUndefined();
});

test.each<JsonObject>([
  { $ref: "#/components/schemas/Missing" },
  { allOf: [text] },
  { anyOf: [text], oneOf: [text] },
  { const: "a" },
  { not: { minLength: 8 } },
  { oneOf: [text] },
])("a parameter whose schema asks for more gets no key: %j", (schema) => {
  expect(headerOf("POST", [parameter("Idempotency-Key", schema)])).toBeUndefined();
});

test.each<[string, string, Partial<Declared>, string | undefined]>([
  ["an operation", "POST", { own: { idempotencyKey: "Request-Id" } }, "Request-Id"],
  [
    "an operation, whatever its method",
    "GET",
    { own: { idempotencyKey: "Request-Id" } },
    "Request-Id",
  ],
  ["all operations", "POST", { all: { idempotencyKey: "Request-Id" } }, "Request-Id"],
  [
    "all, of those that change a part",
    "PATCH",
    { all: { idempotencyKey: "Request-Id" } },
    "Request-Id",
  ],
  [
    "all, of which this is none that needs it",
    "DELETE",
    { all: { idempotencyKey: "Request-Id" } },
    undefined,
  ],
  [
    "all, but not for this",
    "POST",
    { own: { idempotencyKey: false }, all: { idempotencyKey: "Request-Id" } },
    undefined,
  ],
])("a header for %s", (_, method, declared, expected) => {
  expect(headerOf(method, [], declared)).toBe(expected);
});

test.each<[string, Partial<Declared>, string | undefined]>([
  ["counts less than the operation's", { own: { idempotencyKey: "Request-Id" } }, "Request-Id"],
  ["is none, if the operation says so", { own: { idempotencyKey: false } }, undefined],
  [
    "counts more than what is said for all",
    { all: { idempotencyKey: "Request-Id" } },
    "Idempotency-Key",
  ],
])("a parameter %s", (_, declared, expected) => {
  expect(headerOf("POST", [parameter("Idempotency-Key")], declared)).toBe(expected);
});

test("a parameter that takes no UUID is the caller's, whatever is said for all", () => {
  const own = parameter("Idempotency-Key", { type: "integer" });
  expect(headerOf("POST", [own], { all: { idempotencyKey: "Idempotency-Key" } })).toBeUndefined();
});

test.each<[string, JsonObject, string | undefined]>([
  ["a text", text, "Request-Id"],
  ["a number", { type: "integer" }, undefined],
])("the header that is said for all, where an operation has it as %s", (_, schema, expected) => {
  const own = parameter("request-id", schema);
  expect(headerOf("POST", [own], { all: { idempotencyKey: "Request-Id" } })).toBe(expected);
});

test("of two headers with usual names, the one that takes a UUID is meant", () => {
  const number = parameter("Idempotency-Key", { type: "integer" });
  expect(headerOf("POST", [number, parameter("X-Idempotency-Key")])).toBe("X-Idempotency-Key");
});

const made = "Made anew for each call that does not say it.";

test.each<[string, Partial<ParameterObject>, string]>([
  ["nothing", {}, made],
  ["something", { description: "Tells two apart." }, `Tells two apart.\n\n${made}`],
  ["something of its schema", { schema: { description: "A key." } }, `A key.\n\n${made}`],
  [
    "something, and of its schema",
    { description: "A", schema: { description: "B" } },
    `A\n\n${made}`,
  ],
  ["an empty text", { description: "", schema: { description: "B" } }, made],
])(
  "of the parameter of a key that says %s, it is said that it may be left out",
  (_, said, description) => {
    const own = { ...parameter("request-id"), required: true, ...said } as ParameterObject;
    expect(withKeyMade([own], "Request-Id")).toEqual([{ ...own, required: false, description }]);
  },
);

test("other parameters stay as they are", () => {
  const others = [
    { ...parameter("Request-Id", text, "query"), required: true },
    { ...parameter("Request-Ids"), required: true },
  ] as unknown as ParameterObject[];
  expect(withKeyMade(others, "Request-Id")).toEqual(others);
  expect(withKeyMade(others, undefined)).toBe(others);
});
