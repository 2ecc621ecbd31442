import { expect, test } from "@jest/globals";
import { pageLine } from "./page-line.js";
import type { ShownPage } from "./page-line.js";

const names = (...client_names: string[]) => client_names.map((client_name) => ({ client_name }));

test.each<[string, number, ShownPage]>([
  [
    "Page 2 of 3, 8 of 9 clients: a, b, c, ...",
    8,
    { number: 2, pageCount: 3, total: 9, items: names("a", "b", "c", "d") },
  ],
  [
    "Page 1 of 1, 3 of 3 clients: a, b, c",
    3,
    { number: 1, pageCount: 1, total: 3, items: names("a", "b", "c") },
  ],
  ["Page 1 of 0, 0 of 0 clients", 0, { number: 1, pageCount: 0, total: 0, items: [] }],
  [
    "Page 1, 1 clients: a",
    1,
    { number: 1, pageCount: undefined, total: undefined, items: names("a") },
  ],
  [
    "Page 1 of 1, 1 of 1 clients: \u{FFFD}[31mred\u{FFFD}",
    1,
    { number: 1, pageCount: 1, total: 1, items: names("\u{1b}[31mred\u{202e}") },
  ],
])("%s", (line, count, page) => {
  expect(pageLine(page, count)).toBe(line);
});
