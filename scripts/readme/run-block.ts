import { execFile } from "node:child_process";
import ts from "typescript";
import type { RunningServer } from "../server/index.js";
import type { Block } from "./blocks.js";

export interface BlockOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a block as a program of its own, with the embedded server in the place of Polar. */
export function runBlock(block: Block, server: RunningServer, root: string): Promise<BlockOutcome> {
  const { outputText } = ts.transpileModule(block.text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const redirection = `data:text/javascript,${encodeURIComponent(redirecting(server.url))}`;
  const args = ["--import", redirection, "--input-type=module", "--eval", outputText];
  const env = { PATH: process.env.PATH ?? "", POLAR_ACCESS_TOKEN: server.token };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root, env }, (_, stdout, stderr) => {
      resolve({ exitCode: child.exitCode, stdout, stderr });
    });
  });
}

function redirecting(url: string): string {
  return `
    const { fetch } = globalThis;
    globalThis.fetch = (target, init) => {
      const request = new Request(target, init);
      const there = request.url.replace(/^https:\\/\\/(sandbox-)?api\\.polar\\.sh/, "${url}");
      return fetch(new Request(there, request));
    };
  `;
}
