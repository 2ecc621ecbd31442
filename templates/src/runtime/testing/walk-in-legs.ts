import { getEventListeners } from "node:events";
import { inspect } from "node:util";

import { expect } from "@jest/globals";
import fc from "fast-check";

import { createCore } from "../core.js";
import { ApiError } from "../errors.js";
import type { Checkpoint, Pager, PagerOptions } from "../index.js";
import { paginate } from "../pager.js";
import { apiKey } from "../security.js";
import type { Style } from "../styles/style.js";
import { offset } from "../styles/offset.js";
import { route, rule, style as pages, type Client, type ClientPage } from "./clients.js";
import { faultServer, origin, type Fault, type FaultServer } from "./fault-server.js";
import { faultSockets } from "./fault-sockets.js";
import { virtualClock, type VirtualClock } from "./virtual-clock.js";

const token = "t0ken";
export const limit = 10;

const { size, items, total, key } = rule;
const styles = { pages, offsets: offset({ offset: "offset", size, items, total, key }) };

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

export const scene = (...faults: readonly Fault[]) =>
  fc.record({
    total: fc.integer({ min: 0, max: 130 }),
    script: fc.array(
      fc.oneof({ weight: 3, arbitrary: fc.constant<Fault>("none") }, fc.constantFrom(...faults)),
      { maxLength: 25 },
    ),
    style: fc.constantFrom<keyof typeof styles>("pages", "offsets"),
    legs: fc.array(leg, { minLength: 1, maxLength: 5 }),
    seed: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
  });

export type Scene = ReturnType<typeof scene> extends fc.Arbitrary<infer Value> ? Value : never;

interface Story {
  readonly items: readonly Client[];
  readonly errors: readonly ApiError[];
  readonly server: FaultServer;
}

/** Where a walk goes, and by which time. */
interface World {
  readonly server: FaultServer;
  readonly url: string;
  readonly clock: VirtualClock;
  readonly close: () => Promise<void>;
}

export type MakeWorld = (scene: Scene) => Promise<World>;

export const inMemory: MakeWorld = ({ script, total, seed }) => {
  const clock = virtualClock(() => seed.next().value as number);
  const server = faultServer(script, total, clock.of("server"));
  return Promise.resolve({ server, url: origin, clock, close: () => Promise.resolve() });
};

/** Time goes on when all that the client waits for is what the server waits for itself. */
export const onSockets: MakeWorld = async ({ script, total, seed }) => {
  const clock: VirtualClock = virtualClock(
    () => seed.next().value as number,
    () => server.awaited() === clock.pending("server"),
  );
  const server = await faultSockets(script, total, clock.of("server"));
  return { server, url: server.url, clock, close: server.close };
};

/** Walks the list leg by leg, each from where the last one ended, to the end of the list. */
export async function walkInLegs(
  makeWorld: MakeWorld,
  given: Scene,
  more: PagerOptions = {},
): Promise<Story> {
  const world = await makeWorld(given);
  try {
    return await walkIn(world, given, more);
  } finally {
    await world.close();
  }
}

async function walkIn(
  { clock, server, url }: World,
  { legs, style }: Scene,
  more: PagerOptions,
): Promise<Story> {
  const core = createCore(
    {
      name: "Test",
      servers: { test: url },
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
    const list: Pager<Client, ClientPage> = paginate(
      core,
      { route },
      styles[style] as Style,
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
