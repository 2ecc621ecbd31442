import { PassThrough } from "node:stream";
import type { Output } from "../cli/io.js";
import { main } from "../cli/main.js";
import type { GenerateApi } from "../run.js";

export interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  /** What makes a package; default: the real one. */
  readonly pipeline?: GenerateApi;
}

/** Runs `pagewright` with these words: its exit code, and what it wrote. */
export async function runWords(
  cwd: string,
  words: readonly string[],
  { env = {}, terminal = false, pipeline }: Setting = {},
) {
  const [stdout, stderr] = [capture(terminal), capture(terminal)];
  const io = { stdout: stdout.output, stderr: stderr.output, env, cwd };
  const code = await main(words, io, pipeline);
  return { code, out: stdout.text(), err: stderr.text() };
}

function capture(terminal: boolean): { readonly output: Output; readonly text: () => string } {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  const nothing = (): boolean => true;
  const cursor = { cursorTo: nothing, moveCursor: nothing, clearLine: nothing };
  const output = Object.assign(stream, { columns: 80, isTTY: terminal }, cursor);
  return { output, text: () => chunks.join("") };
}
