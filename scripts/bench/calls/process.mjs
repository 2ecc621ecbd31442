// A process of its own that calls with each module in turn, and says what each call took: bytes where the
// collector can be called, else CPU. Not both: a collection makes the engine forget code that it had optimized.
import process from "node:process";
import { pathToFileURL } from "node:url";

const { modules, expected, blocks, calls } = JSON.parse(process.argv[2]);
const contenders = [];
for (const [name, file] of modules) {
  const { call } = await import(pathToFileURL(file).href);
  const items = await call();
  if (items !== expected) throw new Error(`${name} got ${items} items instead of ${expected}`);
  contenders.push({ name, call, figures: [] });
}
for (let block = -2; block < blocks; block++) {
  for (const { call, figures } of contenders) {
    globalThis.gc?.();
    const before = taken();
    for (let index = 0; index < calls; index++) await call();
    if (block >= 0) figures.push((taken() - before) / calls);
  }
}
process.stdout.write(
  JSON.stringify(Object.fromEntries(contenders.map(({ name, figures }) => [name, figures]))),
);

function taken() {
  if (globalThis.gc) return process.memoryUsage().heapUsed;
  const { user, system } = process.cpuUsage();
  return user + system;
}
