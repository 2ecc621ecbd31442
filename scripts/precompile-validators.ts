import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Ajv2020 } from "ajv/dist/2020.js";
import * as standalone from "ajv/dist/standalone/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const id = "x-pagewright";

/**
 * Turns the schema of our extension into code, one validator for each place where it may stand: to do
 * so takes longer than to check a document.
 */
export function precompileValidators(): void {
  const file = join(root, "schemas", "x-pagewright.schema.json");
  const schema = JSON.parse(readFileSync(file, "utf8")) as object;
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    // Patterns and types are checked together where a value may be of several types.
    allowUnionTypes: true,
    strictTypes: false,
    code: { source: true },
  }).addSchema(schema, id);
  const places = ["document", "server", "operation"];
  const validators = places.map((place) => [place, `${id}#/$defs/${place}`] as const);
  // What a module of CommonJS calls its default export is a member to one that imports it.
  const text = standalone.default.default(ajv, Object.fromEntries(validators));
  writeFileSync(join(root, "generator", "load", "validate", "precompiled.cjs"), `${text}\n`);
}
