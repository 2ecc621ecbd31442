import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { DiagnosticError } from "../diagnostics/diagnostic.js";
import type { SourceFile } from "../source-file.js";
import { temporaryFolder } from "./temporary-folder.js";

export const files: readonly SourceFile[] = [
  { path: "src/index.ts", text: "export {};\n" },
  { path: "package.json", text: "{}\n" },
  { path: "src/old/gone.ts", text: "gone\n" },
];

export const newPackage = () => join(temporaryFolder(), "generated/polar");
export const inParent = (out: string) => readdirSync(join(out, ".."));

export async function refusal(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DiagnosticError);
  return (error as DiagnosticError).diagnostics.map(({ code, message }) => `${code}: ${message}`);
}
