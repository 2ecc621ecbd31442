import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { distinctNames } from "./distinct-names.js";

/** What something may be called: these, and then what nothing else is called. */
interface Thing {
  readonly id: string;
  readonly names: readonly string[];
}

function* namesOf({ id, names }: Thing): Generator<string, never> {
  yield* names;
  for (let count = 0; ; count += 1) yield `only ${id} x${count}`;
}

function named(things: readonly Thing[], taken: readonly string[] = []): Record<string, string> {
  const found = distinctNames(
    things.map((thing) => [thing.id, namesOf(thing)] as const),
    taken,
  );
  return Object.fromEntries(found);
}

test.each<[why: string, names: Record<string, string[]>, taken: string[], expected: string[]]>([
  ["gets the best", { a: ["Book", "a Book"], b: ["Film"] }, [], ["Book", "Film"]],
  ["shares none", { a: ["Book", "a Book"], b: ["Book", "b Book"] }, [], ["a Book", "b Book"]],
  ["takes none that is taken", { a: ["Book", "a Book"] }, ["Book"], ["a Book"]],
  ["has its own at last", { a: ["Book"], b: ["Book", "Book"] }, [], ["only a x0", "only b x0"]],
  [
    "is told apart by more than case",
    { a: ["a-book"], b: ["ABook"] },
    ["x"],
    ["only a x0", "only b x0"],
  ],
  ["is told apart by more than a type's beginning", { a: ["1"] }, ["Schema1"], ["only a x0"]],
  [
    "takes no name that another falls back on",
    { a: ["Book", "a Book"], b: ["Book", "b Book"], c: ["a Book", "c"] },
    [],
    ["only a x0", "b Book", "c"],
  ],
])("each thing %s", (_, names, taken, expected) => {
  const things = Object.entries(names).map(([id, each]) => ({ id, names: each }));
  expect(Object.values(named(things, taken))).toEqual(expected);
  expect(Object.values(named([...things].reverse(), taken)).reverse()).toEqual(expected);
});

describe("of any things", () => {
  const name = fc.stringMatching(/^[abAB][ab_]{0,2}$/);
  const names = fc.array(name, { maxLength: 3 });
  const things = fc
    .array(names, { maxLength: 8 })
    .map((all) => all.map((each, index): Thing => ({ id: "cdefghij".charAt(index), names: each })));
  const taken = fc.array(name, { maxLength: 2 });

  test("no two have one name, whatever their order", () => {
    fc.assert(
      fc.property(things, taken, fc.infiniteStream(fc.nat()), (all, own, numbers) => {
        const found = named(all, own);
        const letters = [...own.slice(0, 1), ...Object.values(found)].map((each) =>
          each.replace(/[ _]/g, "").toLowerCase(),
        );
        expect(new Set(letters).size).toBe(letters.length);
        const ranked = all.map((thing) => [numbers.next().value ?? 0, thing] as const);
        const shuffled = ranked.sort(([a], [b]) => a - b).map(([, thing]) => thing);
        expect(named(shuffled, own)).toEqual(found);
      }),
    );
  });

  test("one more leaves every name its meaning, and takes those that it might have itself", () => {
    fc.assert(
      fc.property(things, names, taken, (all, more, own) => {
        const before = named(all, own);
        const after = named([...all, { id: "z", names: more }], own);
        const meaning = new Map(Object.entries(after).map(([id, each]) => [each, id]));
        for (const [id, each] of Object.entries(before)) {
          expect([id, undefined]).toContain(meaning.get(each));
        }
        // Nothing is renamed for one that nothing else is called like.
        if (after.z === more[0]) expect(after).toEqual({ ...before, z: more[0] });
      }),
    );
  });
});
