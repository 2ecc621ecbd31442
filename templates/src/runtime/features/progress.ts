import type { WalkProgress } from "../list-options.js";
import type { Source } from "../walk.js";

/** A walk that tells how far it is. */
export function reported(inner: Source, onPage: (progress: WalkProgress) => void): Source {
  return async function* (list, start, stop, ask) {
    const now = list.core.now ?? Date.now;
    const begin = now();
    const sums = { page: 0, items: 0, requests: 0, retries: 0 };
    for await (const visited of inner(list, start, stop, ask)) {
      const { page, before, facts, attempts } = visited;
      const elapsed = now() - begin;
      sums.page += 1;
      sums.items += page.items.length;
      sums.requests += attempts;
      sums.retries += attempts - 1;
      const { pageCount, total } = page;
      const left = total === undefined ? NaN : total - before.delivered - facts.items.length;
      const eta = left > 0 ? (elapsed / sums.items) * left : left;
      onPage({
        ...sums,
        pageCount,
        total,
        elapsed,
        eta: Number.isFinite(eta) ? Math.max(0, eta) : undefined,
      });
      yield visited;
    }
  };
}
