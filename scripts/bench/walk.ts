import type { BenchOptions, Claim, Tell } from "./common/bench.js";
import { bundles } from "./walk/bundle.js";
import { overheads } from "./walk/contenders.js";
import { heaps } from "./walk/heap.js";
import { race } from "./walk/race.js";

/** Time and requests in flight against a slow server; what a page costs; the heap; what is loaded. */
export async function bench(options: BenchOptions, tell: Tell): Promise<void> {
  const { section, claims, leftOut } = await race(options);
  const heap = await heaps(options.smoke ? 10 : 1000);
  await tell({
    name: "walk",
    sections: [
      { ...section, leftOut },
      {
        title: "A page whose answer is there at once",
        note: "Microseconds on the clock, without a network, the best of four rounds.",
        rows: [["", "µs a page", "µs over"], ...(await overheads(options.smoke ? 5 : 1500))],
        leftOut: [],
      },
      heap.section,
      await bundles(),
    ],
    claims: [...claims, heap.claim] satisfies readonly Claim[],
  });
}
