import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import type { ChildLimits } from "../fuzz/run-child.js";
import type { TypeCheck } from "./outcome.js";

const script = fileURLToPath(new URL("type-check-service.ts", import.meta.url));

/** Packages that one process takes, before the next one starts afresh. */
const most = 40;

type Answer = TypeCheck | { readonly reason: string };

/** Type-checks packages one after the other, in a process of their own that is begun anew when it fails. */
export class TypeChecker {
  readonly #limits: ChildLimits;
  #child: ChildProcess | undefined;
  #taken = 0;

  constructor(limits: ChildLimits) {
    this.#limits = limits;
  }

  /** Of the process that has the next package; `undefined` where one is to be begun. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** @returns what the compiler said, or why it said nothing */
  async check(folder: string): Promise<Answer> {
    if (this.#taken >= most) this.close();
    const used = this.#taken > 0;
    const answer = await this.#ask(folder);
    if (!("ended" in answer)) return answer;
    // One that had others before may have ended since, or because of what they left in its memory.
    const again = used ? await this.#ask(folder) : answer;
    return "ended" in again ? { reason: `the compiler ended with ${String(again.ended)}` } : again;
  }

  close(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
    this.#taken = 0;
  }

  async #ask(folder: string): Promise<Answer | { readonly ended: number | null }> {
    const child = (this.#child ??= this.#start());
    this.#taken += 1;
    const { seconds } = this.#limits;
    const asking = new AbortController();
    const { signal } = asking;
    const answer = await Promise.race([
      once(child, "message", { signal }).then(([checked]) => checked as TypeCheck),
      once(child, "exit", { signal }).then(([ended]) => ({ ended: ended as number | null })),
      setTimeout(seconds * 1000, { reason: `not done after ${seconds} s` }, { signal }),
      unsent(child, folder),
    ]);
    asking.abort();
    if (!("errors" in answer)) this.close();
    return answer;
  }

  #start(): ChildProcess {
    const heap = `--max-old-space-size=${this.#limits.megabytes}`;
    return fork(script, { execArgv: [heap, "--import", "tsx"] });
  }
}

/** Sends it; settles only where that can't be done, since the process has ended. */
function unsent(child: ChildProcess, folder: string): Promise<{ readonly ended: number | null }> {
  return new Promise((resolve) => {
    child.send(folder, (error) => {
      if (error !== null) resolve({ ended: child.exitCode });
    });
  });
}
