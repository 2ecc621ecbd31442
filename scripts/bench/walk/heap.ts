import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { Polar } from "@pagewright/polar";
import type { PagerOptions } from "@pagewright/polar";
import type { Claim, Row, Section } from "../common/bench.js";
import { figure } from "../common/claims.js";
import { pageOf } from "./latency-server.js";

const walks: readonly PagerOptions[] = [{}, { concurrency: 8 }, { onDrift: "dedupe" }];

/** The heap while so many thousand items are walked. */
export async function heaps(thousands: number): Promise<{ section: Section; claim: Claim }> {
  const rows: Row[] = [];
  const growths: number[] = [];
  for (const options of walks) {
    const used = await heapWhileWalking(options, thousands * 100);
    rows.push([JSON.stringify(options), ...used.map((megabytes) => megabytes.toFixed(1))]);
    // Keys are remembered up to a bound, which is reached in the first step.
    growths.push((used.at(-1) ?? NaN) - (used[0] ?? NaN));
  }
  const steps = Array.from({ length: 10 }, (_, index) => `${((index + 1) * thousands) / 10} k`);
  const section = {
    title: `The heap while ${figure(thousands * 1000)} items are walked`,
    note: "Megabytes in use after a collection, at each tenth of the way, walk after walk in one process.",
    rows: [["", ...steps], ...rows],
    leftOut: [],
  };
  const claim = {
    measure: "walk / heap",
    unit: "MB more at the end than after a tenth",
    ours: Math.max(0, ...growths),
    others: { "(the aim)": 1 },
  };
  return { section, claim };
}

/** Megabytes in use after each tenth of ten times so many items. */
async function heapWhileWalking(options: PagerOptions, step: number): Promise<readonly number[]> {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const pages = step / 10;
  // As on a network, in a later turn: what Node keeps for as long as a turn lasts is not the walk's.
  const fetch = async (request: Request) => {
    await new Promise((resolve) => setImmediate(resolve));
    const { searchParams } = new URL(request.url);
    return Response.json(pageOf(Number(searchParams.get("page") ?? 1), pages));
  };
  const polar = new Polar({ baseUrl: "https://api.example", accessToken: "token", fetch });
  const used: number[] = [];
  let items = 0;
  for await (const { client_id } of polar.oauth2.clients.list(
    { limit: 100 },
    { maxPages: pages, ...options },
  )) {
    items += Number(client_id !== "");
    if (items % step > 0) continue;
    collectGarbage();
    used.push(process.memoryUsage().heapUsed / 1e6);
  }
  return used;
}
