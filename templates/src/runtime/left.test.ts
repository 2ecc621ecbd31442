import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";

import { page, serveClients } from "./testing/list-server.js";

const program = fileURLToPath(new URL("testing/walk-and-leave.ts", import.meta.url));

test("walks that are left leave nothing behind: their process ends of itself", async () => {
  const server = await serveClients((request) =>
    Number(request.query.page ?? 1) < 3 ? page(request) : undefined,
  );
  try {
    const child = spawn(process.execPath, ["--import", "tsx", program, server.baseUrl], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    // What hangs would keep it alive until the server closes.
    const [code] = (await once(child, "close")) as [number | null];
    expect(JSON.parse(said)).toEqual({ unhandled: [], alive: [] });
    expect(code).toBe(0);
    await server.idle();
    expect(server.requests.length).toBeGreaterThan(24);
  } finally {
    await server.close();
  }
});
