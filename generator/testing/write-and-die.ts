/**
 * Writes a package and gets killed at a step of it: `node write-and-die.mjs <out> <files> <step>
 * <signal>`, files as JSON, steps counted from 0. Prints the steps as they begin.
 */
import { writeSync } from "node:fs";
import { writePackage } from "../output/write.js";
import type { SourceFile } from "../source-file.js";

const [out = "", files = "[]", lethal = "", signal = "SIGKILL"] = process.argv.slice(2);
let step = 0;

await writePackage(out, JSON.parse(files) as readonly SourceFile[], {
  onStep: (name) => {
    writeSync(1, `${name}\n`);
    if (String(step++) === lethal) process.kill(process.pid, signal);
  },
});
writeSync(1, "survived\n");
