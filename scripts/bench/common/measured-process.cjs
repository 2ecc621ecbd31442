// Loaded into every process of Node that is measured. As it ends, it notes the most that it held, in KiB;
// and while it runs, it finds no other machine: some programs look for their next version, or tell home.
const { appendFileSync } = require("node:fs");
const dns = require("node:dns");
const process = require("node:process");

process.on("exit", () => {
  const file = process.env.PAGEWRIGHT_BENCH_MEMORY;
  if (file) appendFileSync(file, `${process.resourceUsage().maxRSS}\n`);
});

function unknownHost(host) {
  return Object.assign(new Error(`${host} is not looked up while measuring`), {
    code: "ENOTFOUND",
  });
}

for (const name of Object.keys(dns)) {
  if (!/^(lookup|resolve|reverse)/.test(name)) continue;
  dns[name] = (host, ...rest) => process.nextTick(rest.at(-1), unknownHost(host));
}
for (const name of Object.keys(dns.promises)) {
  if (!/^(lookup|resolve|reverse)/.test(name)) continue;
  dns.promises[name] = (host) => Promise.reject(unknownHost(host));
}
