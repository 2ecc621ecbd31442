import fc from "fast-check";

import type { OnDrift } from "../list-options.js";
import { paginate } from "../pager.js";
import { offset } from "../styles/offset.js";
import { pageNumber } from "../styles/page-number.js";
import type { Style } from "../styles/style.js";
import { fakeCore } from "./fake-core.js";

interface Row {
  readonly id: number;
}

/** What happens to the list between two of its answers: places (modulo its length). */
interface Change {
  readonly insert: readonly number[];
  readonly remove: readonly number[];
}

const places = fc.array(fc.nat(200), { maxLength: 4 });
const some = fc.array(fc.nat(200), { minLength: 1, maxLength: 4 });
const nothing: Change = { insert: [], remove: [] };

const insertions = places.map((insert): Change => ({ insert, remove: [] }));
const deletions = places.map((remove): Change => ({ insert: [], remove }));

/** What may happen between two answers, by how the tables of tests call it. */
export const kinds = {
  insertions,
  deletions,
  /** Now these, now those: each shows in the total. */
  either: fc.oneof(insertions, deletions),
  /** As many of the ones as of the others: the total does not show it. */
  exchanges: some.map((insert): Change => ({ insert, remove: insert.map((place) => place * 7) })),
};

/** A list, what happens to it while it is walked, and how it is walked. */
export const sceneOf = (kind: keyof typeof kinds, atOnce: boolean) =>
  fc.record({
    total: fc.integer({ min: 0, max: 60 }),
    size: fc.integer({ min: 1, max: 9 }),
    changes: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(nothing) },
        { weight: 2, arbitrary: kinds[kind] },
      ),
      { maxLength: 12 },
    ),
    concurrency: atOnce ? fc.integer({ min: 2, max: 5 }) : fc.constant(1),
    /** Which of the requests that wait is answered next, modulo how many there are. */
    order: fc.array(fc.nat(4), { maxLength: 12 }),
    style: fc.constantFrom<keyof typeof styles>("pages", "offsets"),
  });

export type Scene = ReturnType<typeof sceneOf> extends fc.Arbitrary<infer Value> ? Value : never;

/** Whether the list comes back to a total that it had: two answers may then look like one time. */
export function comesBack({ total, changes }: Scene): boolean {
  const before = new Set<number>();
  let now = total;
  for (const { insert, remove } of changes) {
    const next = Math.max(0, now + insert.length - remove.length);
    if (next !== now) before.add(now);
    if (before.has(next)) return true;
    now = next;
  }
  return false;
}

const styles = {
  pages: pageNumber({
    page: "page",
    items: "/items",
    lastPage: "/pages",
    total: "/total",
    key: "/id",
  }),
  offsets: offset({ offset: "offset", items: "/items", total: "/total", key: "/id" }),
};

/** A model of a list that changes after each of its answers, and the walk through it. */
export async function walkThrough(scene: Scene, onDrift: OnDrift) {
  const { total, concurrency, style } = scene;
  const { core, removed } = serve(scene);
  const ids: number[] = [];
  let error: unknown;
  try {
    const list = paginate<Row, unknown, unknown>(
      core,
      { route: "GET /rows" },
      styles[style] as Style,
      {},
      { onDrift, concurrency },
    );
    for await (const { id } of list) ids.push(id);
  } catch (thrown) {
    error = thrown;
  }
  /** Those that were there all the time. */
  const survivors = Array.from({ length: total }, (_, id) => id).filter((id) => !removed.has(id));
  const lost = survivors.filter((id) => !ids.includes(id));
  const surviving = ids.filter((id) => survivors.includes(id));
  return { ids, error, lost, repeated: ids.length - new Set(ids).size, surviving };
}

export type Story = Awaited<ReturnType<typeof walkThrough>>;

function serve({ total, size, changes, order }: Scene) {
  const rows: Row[] = Array.from({ length: total }, (_, id) => ({ id }));
  const removed = new Set<number>();
  const waiting: (() => void)[] = [];
  let last = total;
  let answers = 0;

  /** One answer, and what happens then. */
  function answer({ page = 1, offset: skip }: { page?: number; offset?: number }) {
    const from = skip ?? (page - 1) * size;
    const items = rows.slice(from, from + size);
    const body = { items, pages: Math.ceil(rows.length / size), total: rows.length };
    const { insert, remove } = changes[answers++] ?? nothing;
    for (const place of insert) rows.splice(place % (rows.length + 1), 0, { id: last++ });
    for (const place of remove) {
      for (const { id } of rows.splice(place % (rows.length || 1), 1)) removed.add(id);
    }
    return body;
  }

  const core = fakeCore(async ({ query }) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      setImmediate(() => {
        waiting.splice((order[answers] ?? 0) % waiting.length, 1)[0]?.();
      });
    });
    return answer(query);
  });
  return { core, removed };
}
