/**
 * A process of its own for one document: `generate-one.ts <document> <output folder> [<overlay>]`.
 *
 * With the name of an overlay, `pagewright infer` writes that first, and it is applied; where it
 * proposes nothing, nothing is generated.
 */
import { generate, DiagnosticError, type Diagnostic } from "../../dist/index.js";
import { runInfer } from "../../dist/run-infer.js";
import { locationText } from "./location-text.js";
import type { Generated, Inferred } from "./outcome.js";

const [spec = "", out = "", overlay] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await outcome()));

async function outcome(): Promise<Generated> {
  if (overlay === undefined) return generated([], undefined);
  try {
    const { proposals, refused } = await runInfer({ spec, out: overlay });
    const inferred = { proposals: proposals.length, refused: refused.length };
    return proposals.length === 0 ? result({ inferred }) : await generated([overlay], inferred);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return result({ ok: false, diagnostics: error.diagnostics });
  }
}

async function generated(
  overlays: readonly string[],
  inferred: Inferred | undefined,
): Promise<Generated> {
  const { apis } = await generate({ spec, overlays, out, name: "@corpus/client" });
  const [api] = apis;
  if (api === undefined) throw new Error("nothing was generated");
  const { diagnostics } = api;
  if (api.status === "failed" && inferred !== undefined)
    throw new Error(`what infer wrote is refused: ${diagnostics[0]?.message ?? ""}`);
  if (api.status === "failed") return result({ ok: false, diagnostics });
  const { operations, pagedOperations } = api;
  if (pagedOperations < (inferred?.proposals ?? 0)) throw new Error("infer proposed more lists");
  return result({ operations, pagedOperations, diagnostics, inferred });
}

function result({
  ok = true,
  diagnostics = [],
  ...rest
}: Partial<Generated> & { readonly diagnostics?: readonly Diagnostic[] }): Generated {
  const { user, system } = process.cpuUsage();
  const told = diagnostics.filter(({ severity }) => (severity === "error") === !ok);
  return {
    ...{ ok, operations: 0, pagedOperations: 0, inferred: undefined, ...rest },
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    told: told.map(({ code, message, ...where }) => ({ code, message, at: locationText(where) })),
  };
}
