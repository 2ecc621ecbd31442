/**
 * Loads damaged copies of documents: `loader-child.ts <seed> <copies of each> <file>...`. Prints a
 * line of JSON for each document; exits with 1 at the first that is answered by neither a document
 * nor a refusal.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

import { DiagnosticError } from "../../generator/diagnostics/diagnostic.js";
import { loadDocument } from "../../generator/load/load-document.js";
import { damaged } from "./damage.js";
import { randomFrom } from "./random.js";

const [seed = "0", copies = "0", ...files] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const folder = mkdtempSync(join(tmpdir(), "pagewright-damaged-"));
try {
  for (const file of files) {
    const bytes = readFileSync(file);
    const answers = { file, tried: 0, documents: 0, refusals: 0, slowest: 0 };
    for (let copy = 0; copy < Number(copies); copy++) {
      const path = join(folder, `document${extname(file)}`);
      writeFileSync(path, damaged(bytes, random));
      const start = performance.now();
      if (await isLoaded(path, file)) answers.documents += 1;
      else answers.refusals += 1;
      answers.tried += 1;
      answers.slowest = Math.max(answers.slowest, performance.now() - start);
    }
    process.stdout.write(`${JSON.stringify(answers)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function isLoaded(path: string, origin: string): Promise<boolean> {
  try {
    await loadDocument({ file: path });
    return true;
  } catch (error) {
    if (error instanceof DiagnosticError && error.diagnostics.length > 0) return false;
    // Kept, so that the fault can be looked at.
    const kept = join(tmpdir(), `pagewright-damaged-${process.pid}${extname(path)}`);
    writeFileSync(kept, readFileSync(path));
    throw new Error(`a damaged ${origin}, kept as ${kept}`, { cause: error });
  }
}
