import { expect, test } from "@jest/globals";

import type { JsonObject } from "../document.js";
import { inDirection } from "./in-direction.js";

const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

test.each(["request", "response"] as const)("what does not travel in a %s is left out", (way) => {
  const schema = {
    properties: { id: { readOnly: true }, secret: { writeOnly: true }, name: {} },
    required: ["id", "secret", "name"],
  };
  const kept = way === "request" ? "secret" : "id";
  const { properties, required } = inDirection(schema, way, {});
  expect(Object.keys(properties as JsonObject)).toEqual([kept, "name"]);
  expect(required).toEqual([kept, "name"]);
});

test("of what a schema is made of, too, however far down and in circles", () => {
  const count = 20_000;
  const components: Record<string, JsonObject> = {};
  for (let index = 0; index < count; index++) {
    components[`S${index}`] = { allOf: [reference(`S${index + 1}`)] };
  }
  components[`S${count}`] = { properties: { id: { readOnly: true } }, allOf: [reference("S0")] };
  const schema = { allOf: [reference("S0")], required: ["id", "name"] };
  expect(inDirection(schema, "request", components).required).toEqual(["name"]);
  expect(inDirection(schema, "response", components)).toBe(schema);
});
