const waiting = new WeakMap<EventTarget, Set<() => void>>();

function tell(this: EventTarget): void {
  for (const callback of waiting.get(this) ?? []) callback();
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
