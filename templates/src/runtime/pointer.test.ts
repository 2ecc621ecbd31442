import { expect, test } from "@jest/globals";
import { at } from "./pointer.js";

const body = {
  items: [{ id: "a" }, { id: "b" }],
  pagination: { "max/page": 3, "til~de": 4, "": 5, none: null },
  "~1": 6,
  text: "abc",
};

test.each([
  ["", body],
  ["/items/1/id", "b"],
  ["/pagination/max~1page", 3],
  ["/pagination/til~0de", 4],
  ["/pagination/", 5],
  ["/~01", 6],
  ["/pagination/none", null],
])("%j leads to a value", (pointer, value) => {
  expect(at(body, pointer)).toBe(value);
});

test.each([
  "/absent",
  "/items/2",
  "/items/-",
  "/items/-1",
  "/items/01",
  "/items/length",
  "/text/length",
  "/text/0",
  "/pagination/none/deeper",
  "/__proto__",
  "/__proto__/toString",
  "/constructor",
  "/items/__proto__/constructor",
  "/toString",
])("%j leads nowhere", (pointer) => {
  expect(at(body, pointer)).toBeUndefined();
});

test.each([undefined, null, true, 1, "text"])("nothing is in %p", (value) => {
  expect(at(value, "/length")).toBeUndefined();
  expect(at(value, "")).toBe(value);
});

test("a member that is called __proto__ is a member as any other", () => {
  expect(at(JSON.parse('{"__proto__": {"last": 3}}'), "/__proto__/last")).toBe(3);
});
