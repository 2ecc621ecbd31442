import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";

import { clients } from "./testing/clients.js";
import { serveClients } from "./testing/list-server.js";

const program = fileURLToPath(new URL("testing/walk-and-tell.ts", import.meta.url));

/** What was written so far, in lines that are whole. */
function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
}

test("a process that is killed in mid-page, and goes on where it was, finds every item once", async () => {
  const home = mkdtempSync(join(tmpdir(), "pagewright-killed-"));
  const file = join(home, "items.jsonl");
  const server = await serveClients();
  const start = (concurrency: number, until: number) =>
    spawn(process.execPath, [
      ...["--import", "tsx", program, server.baseUrl, file],
      ...[String(concurrency), String(until)],
    ]);
  try {
    for (const [concurrency, until, kept] of [
      [1, 33, 33],
      [4, 76, 69],
      [16, 150, 141],
    ] as const) {
      const child = start(concurrency, until);
      const gone = once(child, "exit");
      while (linesOf(file).length < until) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill("SIGKILL");
      expect((await gone)[1]).toBe("SIGKILL");
      expect(linesOf(file)).toHaveLength(until);
      // What it wrote last may be lost: what counts is the last checkpoint that was kept.
      writeFileSync(file, `${linesOf(file).slice(0, kept).join("\n")}\n`);
    }
    const [code] = (await once(start(4, Infinity), "exit")) as [number];
    expect(code).toBe(0);
    const found = linesOf(file).map(
      (line) => (JSON.parse(line) as { client_id: string }).client_id,
    );
    expect(found).toEqual(clients(250).map(({ client_id }) => client_id));
    expect(readFileSync(file, "utf8")).not.toContain("s3cret");
  } finally {
    await server.close();
    rmSync(home, { recursive: true });
  }
}, 60_000);
