/*
 * Walks the list at the URL that is its first argument, and writes every item with the checkpoint after
 * it to the file that is its second; goes on from the last line that is whole. So many pages at once as
 * its third says, and no further than to the line that its fourth says: there it waits to be killed.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";

import type { Checkpoint } from "../checkpoint.js";
import { createCore } from "../core.js";
import { paginate } from "../pager.js";
import type { Pager } from "../pager.js";
import { route, style, type Client } from "./clients.js";

const [baseUrl = "", file = "", concurrency, until] = process.argv.slice(2);
const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
const last = lines.at(-1);
const resume = last === undefined ? undefined : (JSON.parse(last) as { at: Checkpoint }).at;

const core = createCore({ name: "Test", servers: { test: baseUrl }, schemes: {}, security: [] });
const list: Pager<Client> = paginate(
  core,
  { route },
  style,
  { query: { limit: 20 } },
  { resume, concurrency: Number(concurrency) },
);
let written = lines.length;
for await (const { client_id } of list) {
  appendFileSync(file, `${JSON.stringify({ client_id, at: list.checkpoint })}\n`);
  if (++written < Number(until)) continue;
  setInterval(() => undefined, 60_000);
  await new Promise(() => undefined);
}
