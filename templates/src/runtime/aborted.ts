const waiting = new WeakMap<EventTarget, Set<() => void>>();

/** By the event, since Workers of before August 2025 call listeners without a `this`. */
function tell({ target }: { readonly target: unknown }): void {
  for (const callback of waiting.get(target as EventTarget) ?? []) callback();
}

/**
 * Calls back where a signal has been aborted, or is, until what it returns is called. All share one
 * listener, which goes with the last of them: Node 20 warns of more than ten.
 */
export function whenAborted(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => undefined;
  if (signal.aborted) callback();
  const callbacks = waiting.get(signal) ?? new Set();
  waiting.set(signal, callbacks.add(callback));
  signal.addEventListener("abort", tell);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener("abort", tell);
  };
}
