import { expect, test } from "@jest/globals";
import { snapshot } from "./snapshot.js";

test("nothing of the original reaches the copy", () => {
  const original = { tags: ["a"], deep: { list: [{ n: 1 }] }, since: new Date(0) };
  const copy = snapshot(original);
  original.tags.push("b");
  original.deep.list[0]!.n = 2;
  original.since.setFullYear(1999);
  expect(copy).toEqual({ tags: ["a"], deep: { list: [{ n: 1 }] }, since: new Date(0) });
});

test.each([
  ["an instance of a class", new Headers()],
  ["a function", () => 1],
  ["a form", new FormData()],
  ["a URL", new URL("http://127.0.0.1")],
])("%s is left as it is", (_, value) => {
  expect(snapshot({ value }).value).toBe(value);
});

test.each([undefined, null, 0, "text", true])("%p is itself", (value) => {
  expect(snapshot(value)).toBe(value);
});

test("an object without a prototype is copied too", () => {
  const original = Object.assign(Object.create(null) as { n: number }, { n: 1 });
  const copy = snapshot(original);
  original.n = 2;
  expect(copy.n).toBe(1);
});

test("a member that is called __proto__ stays a member", () => {
  const copy = snapshot(JSON.parse('{"__proto__": {"admin": true}}') as object);
  expect(Object.keys(copy)).toEqual(["__proto__"]);
  expect("admin" in copy).toBe(false);
});
