import { describe, expect, test } from "@jest/globals";
import { patiently, type System } from "./patience.js";

/** Work that is refused with a code for some times, and what was waited for it, without a wait. */
function attempt(code: string, times: number, platform: NodeJS.Platform) {
  const waits: number[] = [];
  const system: System = { platform, wait: (milliseconds) => waits.push(milliseconds) };
  let attempts = 0;
  const work = (): string => {
    if (++attempts > times) return "done";
    throw Object.assign(new Error(code), { code });
  };
  try {
    return { ended: patiently(work, system), attempts, waited: sum(waits) };
  } catch (error) {
    return { ended: (error as Error).message, attempts, waited: sum(waits) };
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe("a file that another program has open", () => {
  test.each(["EACCES", "EBUSY", "EPERM"])("is waited for on Windows: %s", (code) => {
    expect(attempt(code, 3, "win32")).toEqual({ ended: "done", attempts: 4, waited: 80 });
  });

  test("is not waited for longer than two seconds", () => {
    expect(attempt("EBUSY", 99, "win32")).toEqual({ ended: "EBUSY", attempts: 9, waited: 2000 });
  });

  test("is nothing to wait for elsewhere: there, a refusal is final", () => {
    expect(attempt("EACCES", 1, "linux")).toEqual({ ended: "EACCES", attempts: 1, waited: 0 });
  });
});

test("what else is refused is told at once", () => {
  expect(attempt("ENOSPC", 1, "win32")).toEqual({ ended: "ENOSPC", attempts: 1, waited: 0 });
});
