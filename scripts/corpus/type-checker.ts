import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { ChildLimits } from "../fuzz/run-child.js";
import type { TypeCheck } from "./outcome.js";

const script = fileURLToPath(new URL("type-check-service.ts", import.meta.url));

/** Packages that one process takes, before the next one starts afresh. */
const most = 40;

/** Type-checks packages one after the other, in a process of their own that is begun anew when it fails. */
export class TypeChecker {
  readonly #limits: ChildLimits;
  #child: ChildProcess | undefined;
  #taken = 0;

  constructor(limits: ChildLimits) {
    this.#limits = limits;
  }

  /** @returns what the compiler said, or why it said nothing */
  async check(folder: string): Promise<TypeCheck | { readonly reason: string }> {
    if (this.#taken >= most) this.close();
    const child = (this.#child ??= this.#start());
    this.#taken += 1;
    const { seconds } = this.#limits;
    const result = await new Promise<TypeCheck | { readonly reason: string }>((resolve) => {
      const late = setTimeout(() => {
        resolve({ reason: `not done after ${seconds} s` });
      }, seconds * 1000);
      const ended = (code: number | null): void => {
        clearTimeout(late);
        resolve({ reason: `the compiler ended with ${String(code)}` });
      };
      child.once("exit", ended);
      child.once("message", (message: TypeCheck) => {
        clearTimeout(late);
        child.off("exit", ended);
        resolve(message);
      });
      child.send(folder);
    });
    if ("reason" in result) this.close();
    return result;
  }

  close(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
    this.#taken = 0;
  }

  #start(): ChildProcess {
    const heap = `--max-old-space-size=${this.#limits.megabytes}`;
    return fork(script, { execArgv: [heap, "--import", "tsx"] });
  }
}
