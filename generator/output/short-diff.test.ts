import { expect, test } from "@jest/globals";
import { shortDiff } from "./short-diff.js";

const numbered = (count: number, text = "line") =>
  Array.from({ length: count }, (_, index) => `${text} ${index + 1}\n`).join("");

test("a change is shown between two lines of what is around it", () => {
  const before = numbered(9);
  expect(shortDiff("src/a.ts", before, before.replace("line 5", "LINE 5"))).toMatchInlineSnapshot(`
    "--- a/src/a.ts
    +++ b/src/a.ts
    @@ -3,5 +3,5 @@
     line 3
     line 4
    -line 5
    +LINE 5
     line 6
     line 7"
  `);
});

test("a long diff is cut, and says by how much", () => {
  const lines = shortDiff("a", numbered(100), numbered(100, "LINE")).split("\n");
  expect(lines).toHaveLength(2 + 20 + 1);
  expect(lines.at(-1)).toBe("... 181 more lines");
});

test("a diff that would take long to find shows where the texts part, from both", () => {
  const lines = shortDiff("a", `same\n${numbered(2000)}`, `same\n${numbered(3000, "LINE")}`);
  expect(lines.split("\n").slice(2, 4)).toEqual(["-line 1", "-line 2"]);
  expect(lines).toContain("\n+LINE 1\n");
  expect(lines).toContain("... 4980 more lines");
});

test("a wide line is cut", () => {
  const [, , , , added] = shortDiff("a", "x\n", `${"y".repeat(1000)}\n`).split("\n");
  expect(added).toBe(`+${"y".repeat(159)}...`);
});

test.each([
  ["made", undefined, "a\n", ["--- /dev/null", "+++ b/x", "+a"]],
  ["removed", "a\n", undefined, ["--- a/x", "+++ /dev/null", "-a"]],
  ["made empty", undefined, "", ["--- /dev/null", "+++ b/x"]],
])("a file that is %s", (_, before, after, expected) => {
  expect(shortDiff("x", before, after).split("\n")).toEqual(expected);
});
