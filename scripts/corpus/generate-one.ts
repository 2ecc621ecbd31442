/** A process of its own for one document: `generate-one.ts <document> <output folder>`. */
import { generate } from "../../dist/index.js";
import { locationText } from "./location-text.js";
import type { Generated } from "./outcome.js";

const [spec = "", out = ""] = process.argv.slice(2);
const { apis } = await generate({ spec, out, name: "@corpus/client" });
const [api] = apis;
if (api === undefined) throw new Error("nothing was generated");
const failed = api.status === "failed";
const told = api.diagnostics.filter(({ severity }) => (severity === "error") === failed);
const result: Generated = {
  ok: !failed,
  operations: failed ? 0 : api.operations,
  seconds: api.milliseconds / 1000,
  megabytes: process.resourceUsage().maxRSS / 1024,
  told: told.map(({ code, message, ...rest }) => ({ code, message, at: locationText(rest) })),
};
process.stdout.write(JSON.stringify(result));
