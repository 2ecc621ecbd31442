import { runWords, type Setting } from "./command-line.js";
import { fakePipeline, workspace } from "./fake-pipeline.js";

/** Runs a line, with packages that are quickly made; times and folders in its words are replaced, since they differ. */
export async function run(cwd: string, line: string, setting: Setting = {}) {
  const words = line === "" ? [] : line.split(" ");
  const { code, out, err } = await runWords(cwd, words, { pipeline: fakePipeline(), ...setting });
  const timeless = (text: string): string =>
    text.replace(/\bin \d+(?:\.\d)? m?s\b/g, "in 1.2 s").replaceAll(cwd, "CWD");
  return { code, out: timeless(out), err: timeless(err) };
}

/** A workspace whose packages have been made. */
export async function generated(...apis: readonly string[]): Promise<string> {
  const cwd = workspace(...apis);
  await run(cwd, "generate");
  return cwd;
}
