import type { Position } from "../styles/style.js";
import type { Reply } from "../types.js";
import type { Ask, List, Source, Visit } from "../walk.js";
import { paced, paceOf } from "./pace.js";
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
    const window = openWindow(list, stop, sizeOf(size, paceOf(list.core)));
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

/** A request before its turn. */
interface Flight {
  readonly reply: Promise<Reply>;
  readonly controller: AbortController;
}

function openWindow(list: List, stop: AbortController, size: () => number): Window {
  const { style, options } = list;
  const { signal } = options;
  const foreseen = new Map<string, Flight>();
  // One each: a signal that many listen to is taken for a leak.
  const underWay = new Set<AbortController>();
  /** Pages that are looked ahead: fewer, once what was foreseen has proved wrong. */
  let reach = Infinity;

  function close(reason?: unknown): void {
    for (const controller of underWay) controller.abort(reason);
  }
  function abort(): void {
    stop.abort(signal?.reason);
  }
  function stopped(): void {
    close(stop.signal.reason);
  }
  stop.signal.addEventListener("abort", stopped);

  function launch(position: Position | undefined): Flight {
    const controller = new AbortController();
    // On the caller's signal no longer than something is on its way.
    if (underWay.size === 0) signal?.addEventListener("abort", abort);
    underWay.add(controller);
    const reply = paced(list, position, controller.signal).finally(() => {
      underWay.delete(controller);
      if (underWay.size === 0) signal?.removeEventListener("abort", abort);
    });
    // Who asks for the page later learns of it then; if nobody does, it does not matter.
    reply.catch(() => undefined);
    return { reply, controller };
  }

  /** Ends what was foreseen wrongly, and looks less far from then on; else further, page by page. */
  function drop(right: ReadonlyMap<string, unknown>): void {
    const wrong = [...foreseen].filter(([key]) => !right.has(key));
    for (const [key, { controller }] of wrong) {
      foreseen.delete(key);
      controller.abort();
    }
    reach = wrong.length > 0 ? Math.max(1, Math.floor(foreseen.size / 2)) : reach + 1;
  }

  return {
    ask: (_, position) => {
      const key = JSON.stringify(position);
      const { reply } = foreseen.get(key) ?? launch(position);
      foreseen.delete(key);
      return reply;
    },
    refill: ({ facts, before, after }) => {
      if (!after || stop.signal.aborted) return;
      // What is on its way is not given up because the window has become smaller.
      const most = size();
      const far = Math.max(most, foreseen.size);
      const right = style.ahead?.(facts, before, far) ?? [after.position];
      const foreseeable = new Map(right.map((position) => [JSON.stringify(position), position]));
      drop(foreseeable);
      let room = Math.min(most, reach, pagesWanted(list, after));
      for (const [key, position] of foreseeable) {
        if (room-- <= 0) break;
        if (!foreseen.has(key)) foreseen.set(key, launch(position));
      }
    },
    close: () => {
      stop.signal.removeEventListener("abort", stopped);
      close();
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
