import { isPlain } from "./serialize.js";

/** A copy that later changes of the original do not reach: of arrays, plain objects and dates. */
export function snapshot<Value>(value: Value): Value {
  return copy(value) as Value;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Date) return new Date(value);
  if (!isPlain(value)) return value;
  // What an assignment would take for the prototype is a property of its own after a spread.
  const made: Record<string, unknown> = { ...value };
  for (const name of Object.keys(made)) made[name] = copy(made[name]);
  return made;
}
