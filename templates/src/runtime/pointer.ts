/**
 * What a JSON pointer (RFC 6901) leads to in a parsed body; `""` is the body itself. `undefined`
 * where it leads nowhere.
 */
export function at(body: unknown, pointer: string): unknown {
  return along(pointer)(body);
}

/** Pointers are facts: there are no more of them than the code has. */
const known = new Map<string, readonly string[]>();

/** The same for many bodies. */
export function along(pointer: string): (body: unknown) => unknown {
  const names = known.get(pointer) ?? pointer.split("/").slice(1).map(unescapeToken);
  known.set(pointer, names);
  return (body) => names.reduce(member, body);
}

function unescapeToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Own and enumerable members only: neither `__proto__` and its kin, nor the `length` of an array. */
function member(parent: unknown, name: string): unknown {
  return Object(parent) === parent && {}.propertyIsEnumerable.call(parent, name)
    ? (parent as Record<string, unknown>)[name]
    : undefined;
}
