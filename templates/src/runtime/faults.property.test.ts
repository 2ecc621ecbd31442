import { getEventListeners } from "node:events";
import { inspect } from "node:util";

import { expect, jest, test } from "@jest/globals";
import fc from "fast-check";

import { createCore } from "./core.js";
import { ApiError } from "./errors.js";
import { paginate } from "./pager.js";
import type { Checkpoint, NumberedPager, PagerOptions } from "./index.js";
import { apiKey } from "./security.js";
import { clients, route, style, type Client, type ClientPage } from "./testing/clients.js";
import {
  faultServer,
  lies,
  nonsense,
  origin,
  passing,
  type Fault,
} from "./testing/fault-server.js";
import { virtualClock } from "./testing/virtual-clock.js";

const token = "t0ken";
const limit = 10;

/** One go at the list; what is left is for the next. */
interface Leg {
  readonly concurrency: number | "auto";
  /** Items after which it stops, and how; `end` does not. */
  readonly items: number;
  readonly by: "break" | "abort" | "abort soon" | "end";
}

const leg: fc.Arbitrary<Leg> = fc.record({
  concurrency: fc.oneof(fc.integer({ min: 1, max: 16 }), fc.constant("auto" as const)),
  items: fc.nat(40),
  by: fc.constantFrom("break", "abort", "abort soon", "end"),
});

const scene = (...faults: readonly Fault[]) =>
  fc.record({
    total: fc.integer({ min: 0, max: 130 }),
    script: fc.array(
      fc.oneof({ weight: 3, arbitrary: fc.constant<Fault>("none") }, fc.constantFrom(...faults)),
      { maxLength: 25 },
    ),
    legs: fc.array(leg, { minLength: 1, maxLength: 5 }),
    seed: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
  });

type Scene = ReturnType<typeof scene> extends fc.Arbitrary<infer Value> ? Value : never;

interface Story {
  readonly items: readonly Client[];
  readonly errors: readonly ApiError[];
  readonly server: ReturnType<typeof faultServer>;
}

/** Walks the list leg by leg, each from where the last one ended, to the end of the list. */
async function walkInLegs(
  { total, script, legs, seed }: Scene,
  more: PagerOptions,
): Promise<Story> {
  const clock = virtualClock(() => seed.next().value as number);
  const server = faultServer(script, total, clock.of("server"));
  const core = createCore(
    {
      name: "Test",
      servers: { test: origin },
      schemes: { key: apiKey("header", "x-key") },
      security: [["key"]],
    },
    { key: token, fetch: server.fetch } as object,
    clock.of("client"),
  );
  const items: Client[] = [];
  const errors: ApiError[] = [];
  let resume: Checkpoint | undefined;

  for (let count = 0; ; count++) {
    const {
      concurrency,
      items: some,
      by,
    }: Leg = legs[count] ?? { concurrency: 8, items: 0, by: "end" };
    const controller = new AbortController();
    const { signal } = controller;
    const list: NumberedPager<Client, ClientPage> = paginate(
      core,
      { route },
      style,
      { query: { limit } },
      {
        ...more,
        concurrency,
        signal,
        resume,
      },
    );
    let ended = false;
    let left = some;
    try {
      for await (const item of list) {
        items.push(item);
        if (by === "end" || left-- > 0) continue;
        if (by === "break") break;
        if (by === "abort") controller.abort(new Error("enough"));
        else
          setImmediate(() => {
            controller.abort(new Error("enough"));
          });
        left = Infinity;
      }
      ended = by !== "break" || left >= 0;
      resume = list.checkpoint ?? resume;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      errors.push(error);
      resume = error.checkpoint;
    }
    resume = resume && (JSON.parse(JSON.stringify(resume)) as Checkpoint);
    await clock.idle();
    expect(server.open()).toBe(0);
    expect(clock.pending("client")).toBe(0);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(printed([errors, resume])).not.toMatch(/t0ken|s3cret/);
    if (ended) break;
    if (count > 200) throw new Error("there is no end to it");
  }
  expect(server.strayed.join()).not.toContain(token);
  return { items, errors, server };
}

function printed(value: unknown): string {
  return inspect(value, { depth: 9, showHidden: true }) + JSON.stringify(value);
}

test("whatever happens on the way, every item comes once and in order, however often one must go on", async () => {
  await fc.assert(
    fc.asyncProperty(scene(...passing, ...nonsense), async (given) => {
      const { items, errors, server } = await walkInLegs(given, {});
      expect(items).toEqual(clients(given.total));
      for (const error of errors) expect(error.page).toBeDefined();
      // Each leg may ask for the pages that it has asked for ahead, and again where it resumes.
      const legs = errors.length + given.legs.length + 1;
      expect(server.requests()).toBeLessThanOrEqual(
        given.total / limit + given.script.length + legs * 17 + 1,
      );
    }),
    { numRuns: 2000 },
  );
}, 120_000);

test("where the server lies, no item comes twice, and what is missing is said", async () => {
  const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  await fc.assert(
    fc.asyncProperty(scene(...passing, ...lies), async (given) => {
      const whole = {
        ...given,
        legs: given.legs.slice(0, 1).map((each) => ({ ...each, by: "end" as const })),
      };
      const { items, errors } = await walkInLegs(whole, { onDrift: "throw" });
      const ids = items.map(({ client_id }) => Number(client_id.slice(7)));
      const complete = ids.length === given.total && ids.every((id, index) => id === index);
      if (errors.length === 0) expect(complete).toBe(true);
      else
        expect(
          errors.every(({ route: named, code }) => named === route && code !== "argument"),
        ).toBe(true);
    }),
    { numRuns: 1000 },
  );
  warn.mockRestore();
}, 120_000);
