import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";

import { clients } from "./testing/clients.js";
import { page, serveClients } from "./testing/list-server.js";

const program = fileURLToPath(new URL("testing/walk-and-tell.ts", import.meta.url));

/** What was written so far, in lines that are whole. */
function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
}

test("a process that is killed twice, and goes on where it was, finds every item once", async () => {
  const home = mkdtempSync(join(tmpdir(), "pagewright-killed-"));
  const file = join(home, "items.jsonl");
  let holdFrom = 5;
  // The server answers up to a page and no further, so that the walk is in the middle when it ends.
  const server = await serveClients((request) =>
    Number(request.query.page ?? 1) < holdFrom ? page(request) : undefined,
  );
  const start = () => spawn(process.execPath, ["--import", "tsx", program, server.baseUrl, file]);
  try {
    for (const [until, cut] of [
      [80, 33],
      [100, 67],
    ] as const) {
      const child = start();
      const gone = once(child, "exit");
      while (linesOf(file).length < until) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill("SIGKILL");
      expect((await gone)[1]).toBe("SIGKILL");
      // What it wrote last may be lost: what counts is the last checkpoint that was kept.
      writeFileSync(file, `${linesOf(file).slice(0, cut).join("\n")}\n`);
      holdFrom += 4;
    }
    holdFrom = Infinity;
    const [code] = (await once(start(), "exit")) as [number];
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
