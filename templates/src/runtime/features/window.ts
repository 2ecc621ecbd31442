import type { PageFacts, Position, Progress, Style } from "../styles/style.js";
import type { AttemptOutcome, Reply, Watch } from "../types.js";
import type { Ask, List, Source, Visit } from "../walk.js";
import { paced, paceOf } from "./pace.js";
import { windowSize, type WindowSize } from "./window-size.js";

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
export function windowed(inner: Source, given: number | "auto"): Source {
  return async function* (list, start, stop) {
    const pace = paceOf(list.core);
    const size = windowSize(list.core, given);
    const window = openWindow(list, stop, size);
    try {
      for await (const visited of inner(list, start, stop, window.ask)) {
        size.passed();
        pace.expect(size.now());
        window.refill(visited);
        yield visited;
      }
    } finally {
      size.release();
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

function openWindow(list: List, stop: AbortController, size: WindowSize): Window {
  const { style, options, walker } = list;
  const { signal } = options;
  const foreseen = new Map<string, Flight>();
  // One each: a signal that many listen to is taken for a leak.
  const underWay = new Set<AbortController>();
  let forget: () => void = () => undefined;
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

  function launch(position: Position | undefined, key: string): Flight {
    const controller = new AbortController();
    if (stop.signal.aborted) controller.abort(stop.signal.reason);
    // On the caller's signal no longer than something is on its way.
    if (underWay.size === 0) forget = walker.whenAborted(signal, abort);
    underWay.add(controller);
    const watch = watched(key, controller);
    const reply = paced(list, position, controller.signal, watch).finally(() => {
      underWay.delete(controller);
      if (underWay.size === 0) forget();
    });
    // Who asks for the page later learns of it then; if nobody does, it does not matter.
    reply.catch(() => undefined);
    return { reply, controller };
  }

  /**
   * The client's pace, for one flight. Where the server asks for patience, what nobody waits for yet is
   * given up: after the pause the page whose turn it is goes alone, and then as many as there is room for.
   */
  function watched(key: string, controller: AbortController): Watch {
    const pace = paceOf(list.core);
    return {
      ...pace,
      judge: (outcome) => {
        const wait = pace.judge(outcome);
        const flight = foreseen.get(key);
        const early = flight?.controller === controller;
        if (wait === undefined || !early || !isBusy(outcome)) return wait;
        end(key, flight);
        return undefined;
      },
    };
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
      const { reply } = foreseen.get(key) ?? launch(position, key);
      foreseen.delete(key);
      return reply;
    },
    refill: ({ facts, before, after }) => {
      const most = size.now();
      if (!after || stop.signal.aborted) return;
      // What is on its way is not given up because the window has become smaller.
      const right = positionsAhead(style, facts, before, size.largest);
      const foreseeable = new Map(right.map((position) => [JSON.stringify(position), position]));
      drop(foreseeable);
      let room = Math.min(most, reach, pagesWanted(list, after));
      for (const [key, position] of foreseeable) {
        if (room-- <= 0) break;
        if (!foreseen.has(key)) foreseen.set(key, launch(position, key));
      }
    },
    close: () => {
      stop.signal.removeEventListener("abort", stopped);
      close();
    },
  };
}

function isBusy({ response }: AttemptOutcome): boolean {
  return response?.status === 429 || response?.status === 503;
}

/**
 * Where the pages after one are, as far as that can be told before they are read: at most `count`, the
 * first of which is the next. What the server says later decides.
 */
function positionsAhead(
  { first, even }: Style,
  { items, next, pageCount, total = 0 }: PageFacts,
  { largest }: Progress,
  count: number,
): readonly (Position | undefined)[] {
  if (first === undefined) return [next];
  const from = next as number;
  const size = Math.max(items.length, largest, 1);
  const all = pageCount === undefined ? total : pageCount * size;
  const passed = (from - first) * (even ? size : 1);
  const length = Math.min(count, Math.max(1, Math.ceil((all - passed) / size)));
  return Array.from({ length }, (_, index) => from + index * (even ? 1 : size));
}

/** Pages that the caller's bounds leave room for. */
function pagesWanted(
  { maxItems, maxPages = Infinity }: List,
  { index, delivered, largest }: NonNullable<Visit["after"]>,
): number {
  return Math.min(maxPages - index, Math.ceil((maxItems - delivered) / Math.max(1, largest)));
}
