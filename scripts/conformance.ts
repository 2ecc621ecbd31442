import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { checkConformance } from "./conformance/run.js";

/**
 * Calls every operation of a document once, through its generated client, and prints how that went.
 *
 * `npm run conformance -- <document>`; by default the whole of Polar's, where it is at hand.
 */
const polar = fileURLToPath(new URL("../../shared/specs/polar-2026-10.json", import.meta.url));
const file = process.argv[2] ?? polar;
if (!existsSync(file)) {
  console.log(`Skipped: there is no document at ${file}.`);
} else {
  const { calls, typeFaults } = await checkConformance(file, ["typescript", "typescript-7"]);
  for (const { route, method, status, fault } of calls) {
    console.log(`${fault === undefined ? "ok  " : "FAIL"} ${status ?? "---"} ${method}  ${route}`);
    if (fault !== undefined) console.log(`     ${fault.slice(0, 400)}`);
  }
  for (const [compiler, faults] of Object.entries(typeFaults)) {
    console.log(`${compiler}: ${faults === "" ? "no fault" : faults.slice(0, 2000)}`);
  }
  const failed = calls.filter(({ fault }) => fault !== undefined).length;
  const compared = calls.filter((call) => call.compared).length;
  console.log(`${calls.length} operations called, ${compared} answers compared, ${failed} failed.`);
  if (failed > 0 || Object.values(typeFaults).some((faults) => faults !== "")) process.exitCode = 1;
}
