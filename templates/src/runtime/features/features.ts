import type { Progress } from "../styles/style.js";
import type { Ask, List, Source, Visit } from "../walk.js";
import { paced } from "./pace.js";

// A walk without options may come to need these.
export { warn } from "./drift-signs.js";
export { paced };

/** Pages as the options of the list ask for them. Each option brings its own module. */
export async function* visits(
  list: List,
  start: Progress,
  stop: AbortController,
): AsyncGenerator<Visit, void> {
  const { concurrency = 1, onDrift = "ignore", onPage, resume } = list.options;
  let source: Source = list.walker.visits;
  let again: Ask | undefined;
  if (concurrency !== 1) {
    source = (await import("./window.js")).windowed(source, concurrency);
    again = paced;
  }
  if (onDrift !== "ignore") source = (await import("./drift.js")).steadied(source, onDrift, again);
  if (resume) source = (await import("./resume.js")).resumed(source);
  if (onPage) source = (await import("./progress.js")).reported(source, onPage);
  yield* source(list, start, stop);
}
