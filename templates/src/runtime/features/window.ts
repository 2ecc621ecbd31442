import type { Position } from "../styles/style.js";
import type { Reply } from "../types.js";
import type { Ask, List, Source, Visit } from "../walk.js";
import { paced, paceOf } from "./pace.js";

/** Pages on their way that `auto` grows to. */
const largestWindow = 16;

/** Replies that were asked for before their turn, by the position of their page. */
interface Window {
  /** The reply of a page, on its way already where it was foreseen. */
  readonly ask: Ask;
  /** Asks for what follows a page, as far as that can be foreseen and is wanted. */
  readonly refill: (visited: Visit, most: number) => void;
  /** Ends what is furthest ahead of all that is on its way, but for so many. */
  readonly shrink: (most: number) => void;
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
    const window = openWindow(list, stop);
    let most = size === "auto" ? 2 : size;
    let mayGrow = size === "auto";
    // Once the server has objected, it is not tried again how much it bears.
    const objections = pace.listen(() => {
      if (size !== "auto") return;
      mayGrow = false;
      window.shrink((most = Math.max(1, Math.floor(most / 2))));
    });
    try {
      for await (const visited of inner(list, start, stop, window.ask)) {
        if (mayGrow && !pace.isTight()) most = Math.min(largestWindow, most + 1);
        pace.expect(most);
        window.refill(visited, most);
        yield visited;
      }
    } finally {
      objections.release();
      // Whatever is on its way now is not waited for.
      window.close();
    }
  };
}

/** A request before its turn. */
interface Flight {
  readonly reply: Promise<Reply>;
  readonly controller: AbortController;
}

function openWindow(list: List, stop: AbortController): Window {
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
    if (stop.signal.aborted) controller.abort(stop.signal.reason);
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

  function end(key: string, { controller }: Flight): void {
    foreseen.delete(key);
    controller.abort();
  }

  /** Ends what was foreseen wrongly, and looks less far from then on; else further, page by page. */
  function drop(right: ReadonlyMap<string, unknown>): void {
    const wrong = [...foreseen].filter(([key]) => !right.has(key));
    for (const [key, flight] of wrong) end(key, flight);
    reach = wrong.length > 0 ? Math.max(1, Math.floor(foreseen.size / 2)) : reach + 1;
  }

  return {
    ask: (_, position) => {
      const key = JSON.stringify(position);
      const { reply } = foreseen.get(key) ?? launch(position);
      foreseen.delete(key);
      return reply;
    },
    refill: ({ facts, before, after }, most) => {
      if (!after || stop.signal.aborted) return;
      // What is on its way is not given up because the window has become smaller.
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
    shrink: (most) => {
      const flying = [...foreseen].filter(([, { controller }]) => underWay.has(controller));
      const asked = underWay.size - flying.length;
      for (const [key, flight] of flying.slice(Math.max(0, most - asked))) end(key, flight);
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
