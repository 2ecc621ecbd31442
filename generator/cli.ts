#!/usr/bin/env node
// First of all, for all that is loaded after it.
import "./cli/late-optimization.js";
import process from "node:process";
import { bugReport } from "./cli/bug-report.js";
import { main, version } from "./cli/main.js";

/** Exit codes as sysexits.h names them. */
const EX_SOFTWARE = 70;
const EX_IOERR = 74;

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // The reader went away (`| head`; Windows calls it EOF): the work goes on, its words are not needed.
    if (error.code !== "EPIPE" && error.code !== "EOF") process.exit(EX_IOERR);
  });
}

process.on("uncaughtException", (error) => {
  process.stderr.write(bugReport(error, { version, debug: process.argv.includes("--debug") }));
  process.exit(EX_SOFTWARE);
});

// Not process.exit: what is still on its way into a pipe is to arrive.
process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
});
