import { AbortedError } from "../errors.js";
import type { CallArguments, Core, RequestOptions } from "../types.js";

export interface Sent {
  readonly query: Readonly<Record<string, unknown>>;
  readonly args: CallArguments;
  readonly options: RequestOptions;
}

export interface FakeCore extends Core {
  readonly sent: readonly Sent[];
  /** Requests under way. */
  readonly pending: () => number;
}

/**
 * A transport without a network: answers what `respond` gives, in a later turn, and keeps the promises
 * of the real one about signals.
 */
export function fakeCore(respond: (sent: Sent, index: number) => unknown): FakeCore {
  const sent: Sent[] = [];
  let pending = 0;
  return {
    sent,
    pending: () => pending,
    send: async ({ route }, args, options) => {
      const { signal } = options;
      if (signal?.aborted) throw new AbortedError(signal.reason, { route });
      const request = { query: (args.query ?? {}) as Sent["query"], args, options };
      const index = sent.push(request) - 1;
      pending += 1;
      try {
        const data = await new Promise((resolve, reject) => {
          const abort = () => {
            reject(new AbortedError(signal?.reason, { route }));
          };
          signal?.addEventListener("abort", abort, { once: true });
          Promise.resolve()
            .then(() => respond(request, index))
            .then(resolve, reject)
            .finally(() => signal?.removeEventListener("abort", abort));
        });
        return { data, response: new Response(), attempts: 1 };
      } finally {
        pending -= 1;
      }
    },
  };
}
