/*
 * Walks the list at the URL that is its argument, whose later pages never come, and leaves each walk in
 * another way. Prints what is left then: rejections that nobody handled, and what keeps a process alive.
 */
import { setImmediate } from "node:timers/promises";

import { createCore } from "../core.js";
import { paginate } from "../pager.js";
import type { Pager, PagerOptions } from "../pager.js";
import { route, style, type Client } from "./clients.js";

const [baseUrl = ""] = process.argv.slice(2);
const unhandled: unknown[] = [];
process.on("unhandledRejection", (reason) => unhandled.push(String(reason)));

const api = { name: "Test", servers: { test: baseUrl }, schemes: {}, security: [] };
const core = createCore(api, { retry: false });
const reason = new Error("enough");

/** Told of each item by its number; may throw, abort, or say that it has enough. */
type Leave = (count: number, controller: AbortController) => boolean;

const ways: Readonly<Record<string, Leave>> = {
  break: (count) => count === 15,
  throw: (count) => {
    if (count === 15) throw reason;
    return false;
  },
  abort: (count, controller) => {
    if (count === 15) controller.abort(reason);
    return false;
  },
  "abort later": (count, controller) => {
    if (count === 20) {
      void setImmediate().then(() => {
        controller.abort(reason);
      });
    }
    return false;
  },
};

async function walk(leave: Leave, options: PagerOptions): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const list: Pager<Client> = paginate(core, { route }, style, {}, { ...options, signal });
  let count = 0;
  for await (const { client_id } of list) {
    if (client_id !== `client_${count}`) throw new Error(`${client_id} came as item ${count}`);
    if (leave(++count, controller)) return;
  }
}

for (const concurrency of [1, 4, "auto"] as const) {
  for (const onDrift of [undefined, "repair"] as const) {
    for (const leave of Object.values(ways)) {
      await walk(leave, { concurrency, onDrift }).catch((error: unknown) => {
        if (error !== reason && (error as Error).cause !== reason) throw error;
      });
    }
  }
}
for (let turn = 0; turn < 10; turn++) await setImmediate();
const alive = process.getActiveResourcesInfo().filter((kind) => kind === "Timeout");
process.stdout.write(JSON.stringify({ unhandled, alive }));
