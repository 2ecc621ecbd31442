/** Orders by code unit, so that every machine and locale agrees. */
export function compare<T extends string | number | boolean>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A copy in the order of a key. */
export function sortedBy<T>(values: Iterable<T>, key: (value: T) => string): T[] {
  return [...values].sort((a, b) => compare(key(a), key(b)));
}
