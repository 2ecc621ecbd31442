import { expect, test } from "@jest/globals";

import { differenceOf } from "./difference.js";

async function* stream(...elements: unknown[]) {
  for (const element of elements) yield await Promise.resolve(element);
}

test.each<[what: string, given: () => unknown, sent: unknown, same: boolean]>([
  ["JSON", () => ({ a: [1, null] }), { a: [1, null] }, true],
  ["another value", () => ({ a: 1 }), { a: "1" }, false],
  ["less than was sent", () => ({}), { a: 1 }, false],
  ["nothing for something", () => undefined, { a: 1 }, false],
  ["nothing for nothing", () => undefined, undefined, true],
  ["text", () => "a,b", "a,b", true],
  ["bytes", () => new Blob(["a,b"]), "a,b", true],
  ["other bytes", () => new Blob(["a"]), "a,b", false],
  ["elements", () => stream(1, 2), [1, 2], true],
  ["one element of two", () => stream(1), [1, 2], false],
  ["events", () => stream({ event: "message", data: 1, id: "" }), [1], true],
])("%s", async (_, given, sent, same) => {
  expect((await differenceOf(given(), sent)) === undefined).toBe(same);
});
