#!/usr/bin/env node
import process from "node:process";
import { main } from "./cli/main.js";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // The reader went away (`| head`): the work goes on, its words are not needed.
    if (error.code !== "EPIPE") throw error;
  });
}

// Not process.exit: what is still on its way into a pipe is to arrive.
process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
});
