/*
 * Measures, and prints what it found: `npm run bench -- walk`. Each folder in `bench/` is one thing that
 * is measured; without a name, all are.
 */
import { readdir } from "node:fs/promises";

const folder = new URL("bench/", import.meta.url);
const known = (await readdir(folder)).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));

if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const name of asked.length > 0 ? asked : known) {
    const { bench } = (await import(new URL(`${name}.ts`, folder).href)) as {
      readonly bench: () => Promise<void>;
    };
    console.log(`# ${name}\n`);
    await bench();
  }
}
