import { expect, jest, test } from "@jest/globals";
import fc from "fast-check";

import { PaginationError } from "../errors.js";
import { paginate } from "../pager.js";
import type { OnDrift } from "../list-options.js";
import { pageNumber } from "../styles/page-number.js";
import { fakeCore } from "../testing/fake-core.js";

interface Row {
  readonly id: number;
}

/** What happens to the list between two of its answers: places (modulo its length) and counts. */
interface Change {
  readonly insert: readonly number[];
  readonly remove: readonly number[];
}

const places = fc.array(fc.nat(200), { maxLength: 4 });
const nothing: Change = { insert: [], remove: [] };
const rest = { weight: 3, arbitrary: fc.constant(nothing) };
const insertions = fc.oneof(
  rest,
  places.map((insert): Change => ({ insert, remove: [] })),
);
const deletions = fc.oneof(
  rest,
  places.map((remove): Change => ({ insert: [], remove })),
);
/** Changes that show in the total. */
const visible = fc.oneof(insertions, deletions);
const changesOf = (change: fc.Arbitrary<Change>) =>
  fc.record({
    total: fc.integer({ min: 0, max: 60 }),
    size: fc.integer({ min: 1, max: 9 }),
    changes: fc.array(change, { maxLength: 12 }),
    concurrency: fc.integer({ min: 1, max: 5 }),
  });
type Scene = ReturnType<typeof changesOf> extends fc.Arbitrary<infer Value> ? Value : never;

/** A model of a list that changes after each answer, and the walk through it. */
async function walkThrough({ total, size, changes, concurrency }: Scene, onDrift: OnDrift) {
  const rows: Row[] = Array.from({ length: total }, (_, id) => ({ id }));
  const removed = new Set<number>();
  let last = total;
  const core = fakeCore(({ query }, index) => {
    const page = (query.page as number | undefined) ?? 1;
    const answer = {
      items: rows.slice((page - 1) * size, page * size),
      pages: Math.ceil(rows.length / size),
      total: rows.length,
    };
    const { insert, remove } = changes[index] ?? nothing;
    for (const place of insert) rows.splice(place % (rows.length + 1), 0, { id: last++ });
    for (const place of remove) {
      for (const { id } of rows.splice(place % (rows.length || 1), 1)) removed.add(id);
    }
    return answer;
  });
  const style = pageNumber({
    page: "page",
    items: "/items",
    lastPage: "/pages",
    total: "/total",
    key: "/id",
  });
  const ids: number[] = [];
  let error: unknown;
  try {
    const list = paginate<Row, unknown, unknown>(
      core,
      { route: "GET /rows" },
      style,
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

function check(
  name: string,
  change: fc.Arbitrary<Change>,
  onDrift: OnDrift,
  alone: boolean,
  judge: (story: Awaited<ReturnType<typeof walkThrough>>) => void,
) {
  test(name, async () => {
    const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
    await fc.assert(
      fc.asyncProperty(changesOf(change), async (scene) => {
        judge(await walkThrough(alone ? { ...scene, concurrency: 1 } : scene, onDrift));
      }),
      { numRuns: 1000 },
    );
    warn.mockRestore();
  });
}

const eachOnceInOrder = ({
  error,
  lost,
  repeated,
  surviving,
}: Awaited<ReturnType<typeof walkThrough>>) => {
  if (error !== undefined) {
    // A list that never rests is said to be one.
    expect(error).toMatchObject({ reason: "drift" });
    expect((error as Error).message).toContain("faster than it can be read");
    return;
  }
  expect({ lost, repeated }).toEqual({ lost: [], repeated: 0 });
  expect(surviving).toEqual([...surviving].sort((a, b) => a - b));
};

check(
  "dedupe survives insertions, one page at a time",
  insertions,
  "dedupe",
  true,
  eachOnceInOrder,
);
check("dedupe never repeats", fc.oneof(insertions, deletions), "dedupe", false, ({ repeated }) => {
  expect(repeated).toBe(0);
});
check(
  "repair survives whatever shows in the total, one page at a time",
  visible,
  "repair",
  true,
  eachOnceInOrder,
);
check("repair survives insertions, pages at once", insertions, "repair", false, eachOnceInOrder);
check("repair survives deletions, pages at once", deletions, "repair", false, eachOnceInOrder);
check(
  "throw says so, or nothing was lost or repeated",
  visible,
  "throw",
  true,
  ({ error, lost, repeated }) => {
    if (error === undefined) expect({ lost, repeated }).toEqual({ lost: [], repeated: 0 });
    else expect(error).toBeInstanceOf(PaginationError);
  },
);

test("no client sees a deletion and an insertion that leave the total as it was", async () => {
  const scene = { total: 6, size: 2, changes: [{ insert: [4], remove: [0] }], concurrency: 1 };
  const story = await walkThrough(scene, "repair");
  expect(story).toMatchObject({ lost: [2], repeated: 0, error: undefined });
});

test("what each of the others does where an item slides over a seam", async () => {
  const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  const deleted = { total: 6, size: 2, changes: [{ insert: [], remove: [0] }], concurrency: 1 };
  const inserted = { total: 6, size: 2, changes: [{ insert: [0], remove: [] }], concurrency: 1 };
  expect((await walkThrough(deleted, "ignore")).ids).toEqual([0, 1, 3, 4, 5]);
  expect(warn).not.toHaveBeenCalled();
  expect((await walkThrough(deleted, "warn")).ids).toEqual([0, 1, 3, 4, 5]);
  expect((await walkThrough(deleted, "dedupe")).ids).toEqual([0, 1, 3, 4, 5]);
  expect(warn).toHaveBeenCalledTimes(2);
  expect((await walkThrough(deleted, "repair")).ids).toEqual([0, 1, 2, 3, 4, 5]);
  expect((await walkThrough(inserted, "ignore")).ids).toEqual([0, 1, 1, 2, 3, 4, 5]);
  expect((await walkThrough(inserted, "dedupe")).ids).toEqual([0, 1, 2, 3, 4, 5]);
  const { error, ids } = await walkThrough(deleted, "throw");
  expect(ids).toEqual([0, 1]);
  expect(error).toMatchObject({ reason: "drift", page: { index: 1, itemsDelivered: 2 } });
  expect((error as Error).message).toContain("its total is another than before");
  warn.mockRestore();
});
