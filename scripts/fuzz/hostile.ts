import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { JsonValue } from "../../generator/document.js";
import type { SourceFile } from "../../generator/source-file.js";
import { attack, filesOf } from "./attack.js";
import { fullDocument } from "./full-document.js";
import { hostileStrings, misplacedValues } from "./hostile-values.js";
import { positionsIn, valuesIn, withValue, type Position } from "./positions.js";

/** Something hostile in one place. */
export interface HostileCase {
  readonly position: Position;
  readonly value: JsonValue;
}

export interface HostileResult {
  readonly tried: number;
  readonly refused: number;
  readonly failures: readonly string[];
}

/** Every hostile text in every place. */
export function hostileCases(): readonly HostileCase[] {
  return positionsIn(fullDocument).flatMap((position) =>
    hostileStrings.map((value) => ({ position, value })),
  );
}

/** Values of every type, in every place, also where values of another are asked for. */
export function misplacedCases(): readonly HostileCase[] {
  return valuesIn(fullDocument).flatMap((position) =>
    misplacedValues.map((value) => ({ position, value })),
  );
}

/** The files of the document as it is. */
export async function usualFiles(): Promise<readonly SourceFile[]> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-usual-"));
  try {
    const file = join(folder, "openapi.json");
    writeFileSync(file, JSON.stringify(fullDocument));
    const files = await filesOf(file, join(folder, "client"));
    if (files === undefined) throw new Error("the document without hostile text is refused");
    return files;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Tries cases one after the other; tells of each how many are done, and what got through. */
export async function tryHostile(
  cases: readonly HostileCase[],
  onCase: (done: number, failures: readonly string[]) => void = () => undefined,
): Promise<HostileResult> {
  const usual = await usualFiles();
  const failures: string[] = [];
  let refused = 0;
  for (const [index, { position, value }] of cases.entries()) {
    const { outcome, faults } = await attack(withValue(fullDocument, position, value), usual);
    if (outcome === "refused") refused += 1;
    const place = `${position.isKey ? "key" : "value"} /${position.path.join("/")}`;
    const found = faults.map((fault) => `${place} = ${shown(value)}: ${fault}`);
    failures.push(...found);
    onCase(index + 1, found);
  }
  return { tried: cases.length, refused, failures };
}

function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
