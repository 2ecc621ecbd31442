import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, jest, test } from "@jest/globals";
import { temporaryFolder } from "./testing/temporary-folder.js";

const generator = dirname(fileURLToPath(import.meta.url));

// Processes that compile what they load, on a machine that may have much else to do.
jest.setTimeout(60_000);

/** The program as a process of its own, in an empty folder. */
function start(...words: readonly string[]) {
  const tsx = import.meta.resolve("tsx");
  const argv = ["--import", tsx, join(generator, "cli.ts"), ...words];
  return spawn(process.execPath, argv, {
    cwd: temporaryFolder(),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

test.each([
  [["--version"], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
  [["genrate"], 2, /^$/, /Did you mean generate\?/],
])("%j ends with %d", async (words, expected, out, err) => {
  const child = start(...words);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  expect({ code, out: out.test(stdout), err: err.test(stderr) }).toEqual({
    code: expected,
    out: true,
    err: true,
  });
});

test("a reader that goes away is no fault", async () => {
  const child = start("--help");
  child.stdout.destroy();
  const [stderr, [code]] = await Promise.all([
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
