import { expect, test } from "@jest/globals";

import { attack } from "./attack.js";
import { codeFaults, textFaults } from "./code-faults.js";
import { fullDocument } from "./full-document.js";
import { hostileCases, misplacedCases, tryHostile, usualFiles } from "./hostile.js";
import { positionsIn, valuesIn, withValue } from "./positions.js";
import { randomFrom } from "./random.js";

/** Repeat a run by giving its seed: FUZZ_SEED=1234 npm test. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1e9);
const sampleSize = 30;

test(`hostile texts get nowhere (a sample of all, seed ${seed})`, async () => {
  const random = randomFrom(seed);
  const all = hostileCases();
  const sample = Array.from({ length: sampleSize }, () => all[random(all.length)]!);
  const { failures, refused } = await tryHostile(sample);
  expect(failures).toEqual([]);
  expect(refused).toBeLessThan(sampleSize);
}, 120_000);

test(`values in the wrong places get nowhere (a sample of all, seed ${seed})`, async () => {
  const random = randomFrom(seed);
  const all = misplacedCases();
  const sample = Array.from({ length: sampleSize }, () => all[random(all.length)]!);
  const { failures, refused } = await tryHostile(sample);
  expect(failures).toEqual([]);
  expect(refused).toBeGreaterThan(0);
}, 120_000);

test("the document that is attacked is a client itself, without faults", async () => {
  const usual = await usualFiles();
  expect(usual.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["src/resources/books.ts", "src/webhooks.ts"]),
  );
  expect(await attack(fullDocument, usual)).toEqual({ outcome: "client", faults: [] });
}, 60_000);

test("every text and key of a document is a place", () => {
  expect(positionsIn({ a: ["x", { b: 1 }], c: "y" })).toEqual([
    { path: ["a"], isKey: true },
    { path: ["a", "0"], isKey: false },
    { path: ["a", "1", "b"], isKey: true },
    { path: ["c"], isKey: true },
    { path: ["c"], isKey: false },
  ]);
});

test("and every value is one", () => {
  expect(valuesIn({ a: [1], b: null }).map(({ path }) => path.join("/"))).toEqual([
    "a",
    "a/0",
    "b",
  ]);
});

test("a text and a key are replaced where they stand", () => {
  const document = { a: { b: "x", c: 1 } };
  expect(withValue(document, { path: ["a", "b"], isKey: false }, "y")).toEqual({
    a: { b: "y", c: 1 },
  });
  const withKey = withValue(document, { path: ["a", "b"], isKey: true }, "__proto__");
  expect(JSON.stringify(withKey)).toBe('{"a":{"__proto__":"x","c":1}}');
});

test.each([
  ["a call of what is not declared", "export class A { a = pwned(); }"],
  ["an argument that is not declared", "export const a = [pwned];"],
  ["a type that is not declared", "export type A = pwned;"],
  ["a statement", "if (true) {}"],
])("the second opinion finds %s", (_, text) => {
  expect(codeFaults({ path: "src/a.ts", text })).not.toEqual([]);
});

test.each([
  ["a mark of direction", "a.md", "a\u202eb"],
  ["HTML", "a.md", "<img src=x>\n```\n```\n"],
  ["half of a fence", "a.md", "```\n"],
])("and %s", (_, path, text) => {
  expect(textFaults({ path, text })).not.toEqual([]);
});
