import { beforeEach, expect, jest, test } from "@jest/globals";

import { interleave, reasonOf } from "./interleave.js";
import type { Contender } from "./interleave.js";

// Progress is told there.
beforeEach(() => {
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
});

function contender(name: string, order: string[], ...cpu: readonly number[]): Contender {
  let run = 0;
  return {
    name,
    run: () => {
      order.push(name);
      const seconds = cpu[run++];
      if (seconds === undefined)
        return Promise.reject(new Error("Error in /home/me/a/b.js: no more"));
      return Promise.resolve({ cpu: seconds, wall: 2 * seconds, megabytes: 100, output: "" });
    },
  };
}

test("contenders take turns, and each round has a yardstick of its own", async () => {
  const order: string[] = [];
  const contenders = [
    contender("yardstick", order, 9, 1, 2, 4),
    contender("other", order, 9, 3, 4, 4),
  ];
  const outcomes = await interleave(contenders, 3);
  expect(order.join(" ")).toBe(Array(4).fill("yardstick other").join(" "));
  expect(outcomes.get("other")).toMatchObject({ kind: "measured", cpu: 4, wall: 8, ratio: 2 });
  expect(outcomes.get("yardstick")).toMatchObject({ cpu: 2, ratio: 1 });
});

test("who fails is left out, with a reason that names no path", async () => {
  const order: string[] = [];
  const outcomes = await interleave(
    [contender("a", order, 1, 1), contender("b", order, 1)],
    2,
    false,
  );
  expect(outcomes.get("b")).toEqual({ kind: "failed", reason: "Error in …: no more" });
  expect(outcomes.get("a")).toMatchObject({ kind: "measured" });
});

test.each([
  ["one\nTypeError: two", "TypeError: two"],
  ["file:///a/b/c.js:1: one", "…:1: one"],
  ["nothing to see", "nothing to see"],
])("of %j is told %j", (message, reason) => {
  expect(reasonOf(new Error(message))).toBe(reason);
});
