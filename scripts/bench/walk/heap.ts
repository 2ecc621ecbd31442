import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { Polar } from "@pagewright/polar";
import type { PagerOptions } from "@pagewright/polar";
import { pageOf } from "./latency-server.js";

const step = 100_000;

/** Megabytes in use after every 100,000 of 1,000,000 items. */
export async function heapWhileWalking(options: PagerOptions): Promise<readonly string[]> {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const pages = 10_000;
  // As on a network, in a later turn: what Node keeps for as long as a turn lasts is not the walk's.
  const fetch = async (request: Request) => {
    await new Promise((resolve) => setImmediate(resolve));
    const { searchParams } = new URL(request.url);
    return Response.json(pageOf(Number(searchParams.get("page") ?? 1), pages));
  };
  const polar = new Polar({ baseUrl: "https://api.example", accessToken: "token", fetch });
  const used: string[] = [];
  let items = 0;
  for await (const { client_id } of polar.oauth2.clients.list(
    { limit: 100 },
    { maxPages: pages, ...options },
  )) {
    items += Number(client_id !== "");
    if (items % step > 0) continue;
    collectGarbage();
    used.push((process.memoryUsage().heapUsed / 1e6).toFixed(1));
  }
  return used;
}
