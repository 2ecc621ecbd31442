import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { TypeChecker } from "./type-checker.js";

const folder = mkdtempSync(join(tmpdir(), "pagewright-type-checker-"));
const checker = new TypeChecker({ seconds: 300, megabytes: 2000 });

beforeAll(() => {
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "src/index.ts"), "export const text: string = 1;\n");
});

afterAll(() => {
  checker.close();
  rmSync(folder, { recursive: true });
});

const told = { errors: [expect.stringContaining("src/index.ts:1 TS2322")] };

test("a process that ended between two packages is begun anew", async () => {
  expect(await checker.check(folder)).toMatchObject(told);
  const first = checker.processId;
  process.kill(first ?? 0, "SIGKILL");
  expect(await checker.check(folder)).toMatchObject(told);
  expect(checker.processId).not.toBe(first);
}, 300_000);
