/** A copy that later changes of the original do not reach: of arrays, plain objects and dates. */
export function snapshot<Value>(value: Value): Value {
  return copy(value) as Value;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Date) return new Date(value);
  if (!isPlain(value)) return value;
  // `fromEntries` defines what an assignment would take for the prototype.
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copy(member)]));
}

/** By the shape of its prototype, which differs between realms. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
