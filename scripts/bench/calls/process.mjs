// A process of its own that calls with each module in turn, and says what each call took.
import process from "node:process";
import { pathToFileURL } from "node:url";

const { modules, expected, blocks, calls } = JSON.parse(process.argv[2]);
const contenders = [];
for (const [name, file] of modules) {
  const { call } = await import(pathToFileURL(file).href);
  const items = await call();
  if (items !== expected) throw new Error(`${name} got ${items} items instead of ${expected}`);
  contenders.push({ name, call, cpu: [], bytes: [] });
}
for (let block = -2; block < blocks; block++) {
  for (const { call, cpu, bytes } of contenders) {
    globalThis.gc();
    const heap = process.memoryUsage().heapUsed;
    const before = process.cpuUsage();
    for (let index = 0; index < calls; index++) await call();
    const { user, system } = process.cpuUsage(before);
    if (block < 0) continue;
    cpu.push((user + system) / calls);
    bytes.push((process.memoryUsage().heapUsed - heap) / calls);
  }
}
const figures = contenders.map(({ name, cpu, bytes }) => [name, { cpu, bytes }]);
process.stdout.write(JSON.stringify(Object.fromEntries(figures)));
