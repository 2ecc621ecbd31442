// A process of its own that calls with a module, and says what a call took: bytes where the collector can
// be called, else CPU. Not both: a collection makes the engine forget code that it had optimized.
import process from "node:process";
import { pathToFileURL } from "node:url";

const { file, expected, calls, warmUp } = JSON.parse(process.argv[2]);
const { call } = await import(pathToFileURL(file).href);
const items = await call();
if (items !== expected) throw new Error(`${file} got ${items} items instead of ${expected}`);
for (let index = 0; index < warmUp; index++) await call();
globalThis.gc?.();
const before = taken();
for (let index = 0; index < calls; index++) await call();
process.stdout.write(String((taken() - before) / calls));

function taken() {
  if (globalThis.gc) return process.memoryUsage().heapUsed;
  const { user, system } = process.cpuUsage();
  return user + system;
}
