import type { Clock, Fetch } from "../types.js";
import { clients, pageOfClients, type Client } from "./clients.js";

/** Faults of the way: the same request may well succeed later. */
export const passing = [
  "slow",
  "slow body",
  "408",
  "429 seconds",
  "429 date",
  "429 milliseconds",
  "429 nonsense",
  "500",
  "502",
  "503",
  "504",
  "reset",
  "reset in body",
  "low limit",
] as const;

/** Answers that no list gives. */
export const nonsense = ["truncated JSON", "HTML", "wrong content type", "redirect"] as const;

/** Answers that could be right, and are not. */
export const lies = ["empty page", "clamped limit", "ignored page", "changed total"] as const;

export type Fault = "none" | (typeof passing | typeof nonsense | typeof lies)[number];

export interface FaultServer {
  readonly fetch: Fetch;
  /** Requests that came, to whatever origin. */
  readonly requests: () => number;
  /** Requests that are being answered, now and at most. */
  readonly open: () => number;
  readonly mostOpen: () => number;
  /** What came to another origin than the server's, as text. */
  readonly strayed: readonly string[];
}

export const origin = "https://books.example";

/** A list of clients, in memory, that answers its requests by a script of faults and then well. */
export function faultServer(script: readonly Fault[], total: number, clock: Clock): FaultServer {
  const all = clients(total);
  const strayed: string[] = [];
  let requests = 0;
  let open = 0;
  let mostOpen = 0;

  async function respond(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.origin !== origin) {
      strayed.push(`${request.url} ${JSON.stringify([...request.headers])}`);
      return json({ elsewhere: true });
    }
    const asked = Object.fromEntries(url.searchParams);
    return answer(script[requests++] ?? "none", all, asked, clock, request.signal);
  }

  return {
    strayed,
    requests: () => requests,
    open: () => open,
    mostOpen: () => mostOpen,
    fetch: async (request) => {
      request.signal.throwIfAborted();
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      try {
        return await respond(request);
      } finally {
        open -= 1;
      }
    },
  };
}

/** By a page's number, or by how many items are before it. */
interface Asked {
  readonly page?: string;
  readonly offset?: string;
  readonly limit?: string;
}

async function answer(
  fault: Fault,
  all: readonly Client[],
  { page = "1", offset, limit: size = "10" }: Asked,
  clock: Clock,
  signal: AbortSignal,
): Promise<Response> {
  const limit = Number(size);
  const give = (limit: number, skip = Number(offset ?? (Number(page) - 1) * limit)) => ({
    ...pageOfClients(all, { limit }),
    items: all.slice(skip, skip + limit),
  });
  const good = give(limit);
  const { pagination } = good;
  // As on a network, answers come in another order than their requests.
  await sleep(clock, fault === "slow" ? 40_000 : clock.random() * 100, signal);
  switch (fault) {
    case "none":
    case "slow":
      return json(good);
    case "slow body":
      return streamed(good, () => sleep(clock, 40_000, signal));
    case "reset":
      throw new TypeError("fetch failed");
    case "reset in body":
      return streamed(good, () => Promise.reject(new TypeError("terminated")));
    case "429 seconds":
      return refused(429, { "retry-after": "7" });
    case "429 date":
      return refused(429, { "retry-after": new Date(clock.now() + 9000).toUTCString() });
    case "429 milliseconds":
      return refused(429, { "retry-after-ms": "300" });
    case "429 nonsense":
      return refused(429, { "retry-after": "2026-01-01, or so" });
    case "408":
    case "500":
    case "502":
    case "503":
    case "504":
      return refused(Number(fault), {});
    case "low limit":
      return json(good, { ratelimit: '"default";r=2;t=6' });
    case "truncated JSON":
      return text(JSON.stringify(good).slice(0, -9), "application/json");
    case "HTML":
      return text("<!doctype html><title>s3cret</title>", "text/html");
    case "wrong content type":
      return text("limit: 9", "text/plain");
    case "redirect":
      return new Response(null, { status: 302, headers: { location: "https://evil.example/" } });
    case "empty page":
      return json({ items: [], pagination });
    case "clamped limit":
      return json(give(Math.ceil(limit / 2)));
    case "ignored page":
      return json(give(limit, 0));
    case "changed total":
      return json({
        ...good,
        pagination: { ...pagination, total_count: pagination.total_count + 1 },
      });
  }
}

function json(body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { headers });
}

function text(body: string, type: string): Response {
  return new Response(body, { headers: { "content-type": type } });
}

function refused(status: number, headers: Readonly<Record<string, string>>): Response {
  return Response.json({ detail: "s3cret" }, { status, headers });
}

/** Half of a body, and the rest after `between`, if that does not fail. */
function streamed(body: unknown, between: () => Promise<void>): Response {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const half = Math.floor(bytes.length / 2);
  let begun = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (!begun) controller.enqueue(bytes.slice(0, half));
      else {
        await between();
        controller.enqueue(bytes.slice(half));
        controller.close();
      }
      begun = true;
    },
  });
  return new Response(stream, { headers: { "content-type": "application/json" } });
}

/** Until then, or until whoever waits for it gives up. */
function sleep(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clock.clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = clock.setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
  });
}
