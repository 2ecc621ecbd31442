import type { Position } from "../styles/style.js";
import type { Reply } from "../types.js";
import type { Ask, List, Source, Visit } from "../walk.js";
import { paceOf } from "./pace.js";
import type { Pace } from "./pace.js";

/** Pages on their way that `auto` grows to. */
const largestWindow = 16;

/** Replies that were asked for before their turn, by the position of their page. */
interface Window {
  /** The reply of a page, on its way already where it was foreseen. */
  readonly ask: Ask;
  /** Asks for what follows a page, as far as that can be foreseen and is wanted. */
  readonly refill: (visited: Visit) => void;
  /** Ends what is on its way. */
  readonly close: () => void;
}

/**
 * A walk that asks for pages before their turn. It goes from page to page as it would without that,
 * and finds the replies under way: what is foreseen wrongly costs a request, never an item.
 */
export function windowed(inner: Source, size: number | "auto"): Source {
  return async function* (list, start, stop) {
    const pace = paceOf(list.core);
    const window = openWindow(list, stop, pace, sizeOf(size, pace));
    try {
      for await (const visited of inner(list, start, stop, window.ask)) {
        window.refill(visited);
        yield visited;
      }
    } finally {
      // Whatever is on its way now is not waited for.
      window.close();
    }
  };
}

/** How many pages may be on their way; asked once a page. */
function sizeOf(size: number | "auto", pace: Pace): () => number {
  if (size !== "auto") return () => size;
  const troublesBefore = pace.troubles();
  let troubles = troublesBefore;
  let current = 2;
  return () => {
    if (pace.troubles() === troubles) {
      // Once the server has objected, it is not tried again how much it bears.
      if (troubles === troublesBefore) current = Math.min(largestWindow, current + 1);
    } else current = Math.max(1, Math.floor(current / 2));
    troubles = pace.troubles();
    return current;
  };
}

function openWindow(list: List, stop: AbortController, pace: Pace, size: () => number): Window {
  const { operation, style, args, options } = list;
  const { signal } = options;
  const underWay = new Map<string, Promise<Reply>>();
  // One each: a signal that many listen to is taken for a leak.
  const flights = new Set<AbortController>();

  function close(reason?: unknown): void {
    for (const flight of flights) flight.abort(reason);
  }
  function abort(): void {
    stop.abort(signal?.reason);
  }
  stop.signal.addEventListener("abort", () => {
    close(stop.signal.reason);
  });

  function launch(position: Position | undefined): Promise<Reply> {
    const flight = new AbortController();
    // On the caller's signal no longer than something is on its way.
    if (flights.size === 0) signal?.addEventListener("abort", abort);
    flights.add(flight);
    const aimed = position === undefined ? args : style.aim(args, position);
    const reply = list.core
      .send(operation, aimed, { ...options, signal: flight.signal }, pace)
      .finally(() => {
        flights.delete(flight);
        if (flights.size === 0) signal?.removeEventListener("abort", abort);
      });
    // Who asks for the page later learns of it then; if nobody does, it does not matter.
    reply.catch(() => undefined);
    return reply;
  }

  return {
    close,
    ask: (_, position) => {
      const key = JSON.stringify(position);
      const reply = underWay.get(key) ?? launch(position);
      underWay.delete(key);
      return reply;
    },
    refill: ({ facts, before, after }) => {
      if (!after || stop.signal.aborted) return;
      const count = Math.min(size(), pagesWanted(list, after));
      const positions = style.ahead?.(facts, before, count) ?? [after.position];
      const wanted = new Map(positions.map((position) => [JSON.stringify(position), position]));
      for (const key of underWay.keys()) if (!wanted.has(key)) underWay.delete(key);
      for (const [key, position] of wanted) {
        if (!underWay.has(key)) underWay.set(key, launch(position));
      }
    },
  };
}

/** Pages that the caller's bounds leave room for. */
function pagesWanted(
  { maxItems, maxPages = Infinity }: List,
  { index, delivered, largest }: NonNullable<Visit["after"]>,
): number {
  return Math.min(maxPages - index, Math.ceil((maxItems - delivered) / Math.max(1, largest)));
}
