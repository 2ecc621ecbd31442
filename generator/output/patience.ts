/** What Windows says of a file that another program has open. */
const HELD: ReadonlySet<string> = new Set(["EACCES", "EBUSY", "EPERM"]);

/** Milliseconds between attempts, two seconds in all: an editor, an indexer or a virus scanner is done by then. */
const WAITS = [10, 20, 50, 100, 200, 400, 600, 620];

/** The system that work is done on; a parameter for tests. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly wait: (milliseconds: number) => void;
}

const here: System = { platform: process.platform, wait };

/**
 * Does something to a file, on Windows again and again while another program has it open: there, such a
 * file can neither be moved nor removed. Elsewhere it can, and what is refused stays refused.
 */
export function patiently<T>(work: () => T, { platform, wait }: System = here): T {
  for (const milliseconds of platform === "win32" ? WAITS : []) {
    try {
      return work();
    } catch (error) {
      if (!HELD.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      wait(milliseconds);
    }
  }
  return work();
}

/** Without a turn of the event loop: what is half done must not be seen. */
function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
