import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";

import { checkConformance } from "./conformance/run.js";

const own = fileURLToPath(new URL("../spec/polar/openapi.yaml", import.meta.url));
const whole = fileURLToPath(new URL("../../shared/specs/polar-2026-10.json", import.meta.url));

test("an independent server takes what the client of the project's own document sends", async () => {
  const { calls, typeFaults } = await checkConformance(own, ["typescript"]);
  expect(typeFaults).toEqual({ typescript: "" });
  expect(calls.filter(({ compared }) => compared).length).toBeGreaterThan(5);
  expect(calls.filter(({ fault }) => fault !== undefined)).toEqual([]);
}, 120_000);

const whereShared = existsSync(whole) ? test : test.skip;

whereShared(
  "every operation of the whole of Polar can be called (skipped without ../shared)",
  async () => {
    const { calls, typeFaults } = await checkConformance(whole, ["typescript", "typescript-7"]);
    expect(typeFaults).toEqual({ typescript: "", "typescript-7": "" });
    expect(calls).toHaveLength(186);
    expect(calls.filter(({ compared }) => compared).length).toBeGreaterThan(140);
    expect(calls.filter(({ fault }) => fault !== undefined)).toEqual([]);
  },
  180_000,
);
