import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse, stringify } from "yaml";

import { generateApi } from "./pipeline.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const text = readFileSync(join(root, "spec/polar/openapi.yaml"), "utf8");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pagewright-determinism-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Everything that is made of a document, as one text. */
async function madeOf(document: string, name = "openapi.yaml"): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, document);
  const api = { name: "polar", file, overlays: [], out: join(folder, "out") };
  const { files } = await generateApi(api, { previousVersion: "1.2.3" });
  return files.map(({ path, text: made }) => `=== ${path}\n${made}`).join("\n");
}

/** The same value with the keys of its objects in another order. */
function shuffled(value: unknown, order: (keys: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const byKey = new Map(entries);
  return Object.fromEntries(
    order(entries.map(([key]) => key)).map((key) => [key, shuffled(byKey.get(key), order)]),
  );
}

describe("the same document gives the same bytes", () => {
  test("with its keys in any order", async () => {
    const expected = await madeOf(text);
    const keyOrder = fc.infiniteStream(fc.integer({ min: 0, max: 1_000_000 }));
    await fc.assert(
      fc.asyncProperty(keyOrder, async (numbers) => {
        const byNumber = (keys: string[]): string[] =>
          keys
            .map((key) => [numbers.next().value ?? 0, key] as const)
            .sort(([a], [b]) => a - b)
            .map(([, key]) => key);
        const other = stringify(shuffled(parse(text), byNumber), { aliasDuplicateObjects: false });
        expect(await madeOf(other)).toBe(expected);
      }),
      { numRuns: 3 },
    );
  });

  test.each([
    ["with CRLF", text.replaceAll("\n", "\r\n"), "openapi.yaml"],
    ["with a byte-order mark", `\ufeff${text}`, "openapi.yaml"],
    ["as JSON", JSON.stringify(parse(text)), "openapi.json"],
    ["under another name", text, "äöü [1].yaml"],
  ])("%s", async (_, other, name) => {
    expect(await madeOf(other, name)).toBe(await madeOf(text));
  });

  test("in any place, language and time zone", () => {
    const made = (cwd: string, env: NodeJS.ProcessEnv): string => {
      const out = mkdtempSync(join(folder, "out-"));
      const spec = join(root, "spec/polar/openapi.yaml");
      const command = [join(root, "dist/cli.js"), "generate", "--spec", spec, "--out", out];
      execFileSync(process.execPath, command, { cwd, env: { ...process.env, ...env } });
      return (
        readFileSync(join(out, "api.md"), "utf8") +
        readFileSync(join(out, "src/schema.d.ts"), "utf8")
      );
    };
    const here = made(root, { LANG: "C", TZ: "UTC" });
    const there = made(tmpdir(), {
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
      TZ: "Asia/Kolkata",
    });
    expect(there).toBe(here);
  });
});

test("nothing generated holds a date, a version of a tool, or a path of this machine", async () => {
  const made = await madeOf(text);
  expect(made).not.toContain(folder);
  expect(made).not.toContain(root);
  expect(made).not.toMatch(new RegExp(`\\b${new Date().getFullYear()}-\\d\\d-\\d\\d`));
});
