import { expect, test } from "@jest/globals";
import { successorsOf } from "./successors.js";

/** A type that has a text, and others by their names. */
function type(name: string, ...others: readonly string[]): [string, string] {
  const parts = others.map((other, index) => ` part${index}: ${other};`);
  return [name, `interface ${name} { a: string;${parts.join("")} }`];
}

function successors(from: readonly [string, string][], to: readonly [string, string][]) {
  const names = (types: readonly [string, string][]) => types.map(([name]) => name);
  const texts = { from: new Map(from), to: new Map(to) };
  return Object.fromEntries(successorsOf(names(from), names(to), texts));
}

test.each<[string, [string, string][], [string, string][], Record<string, string>]>([
  ["what it says", [type("Book")], [type("Film", "Book"), type("Tome")], { Book: "Tome" }],
  ["what it says of itself", [type("Node", "Node")], [type("Knot", "Knot")], { Node: "Knot" }],
  ["nothing, where it says something else", [type("Book")], [type("Tome", "Book")], {}],
  [
    "the new names of those that it speaks of",
    [type("Shelf", "Book"), type("Book", "Author"), type("Author", "Author")],
    [
      type("DataAuthor", "DataAuthor"),
      type("DataBook", "DataAuthor"),
      type("DataShelf", "DataBook"),
    ],
    { Author: "DataAuthor", Book: "DataBook", Shelf: "DataShelf" },
  ],
  [
    "the end of its name, among those that say the same",
    [type("Book"), type("Film")],
    [type("DataFilm"), type("DataBook")],
    { Book: "DataBook", Film: "DataFilm" },
  ],
  ["letters of any language", [type("Über", "Über")], [type("Älter", "Älter")], { Über: "Älter" }],
  ["whole words alone", [type("Book", "Booklet")], [type("Tome", "Tomelet")], {}],
])("a type is found by %s", (_, from, to, found) => {
  expect(successors(from, to)).toEqual(found);
});

test("a type without a text has no successor", () => {
  expect(successorsOf(["Book"], ["Tome"], { from: new Map(), to: new Map() })).toEqual(new Map());
});

test("a thousand types that speak of one another in a row are found at once", () => {
  const row = (prefix: string): [string, string][] =>
    Array.from({ length: 1000 }, (_, index) =>
      type(`${prefix}Part${index}`, `${prefix}Part${(index + 1) % 1001}`),
    );
  const start = process.cpuUsage();
  expect(Object.keys(successors(row(""), row("Data")))).toHaveLength(0);
  const ends = (prefix: string) => [...row(prefix), type(`${prefix}Part1000`)];
  expect(Object.keys(successors(ends(""), ends("Data")))).toHaveLength(1001);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
});
