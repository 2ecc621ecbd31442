// Loaded into every process of Node that is measured: as it ends, it notes the most that it held, in KiB.
const { appendFileSync } = require("node:fs");
const process = require("node:process");

process.on("exit", () => {
  const file = process.env.PAGEWRIGHT_BENCH_MEMORY;
  if (file) appendFileSync(file, `${process.resourceUsage().maxRSS}\n`);
});
