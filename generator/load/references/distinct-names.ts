/** Names for one thing, the best first; as many as it takes. */
type Names = Iterator<string, never>;

/**
 * Names things so that no two have one name. Of a name that several want none gets it, nor anybody who
 * comes later: each tries its next one. So the names depend on what there is, in any order, and
 * what is added takes names away from others, but never makes one mean something else than before.
 * @param taken - names that nothing gets.
 */
export function distinctNames<Thing>(
  things: Iterable<readonly [Thing, Names]>,
  taken: Iterable<string>,
): Map<Thing, string> {
  const wanted = [...things].map(([thing, names]) => ({ thing, names, name: "" }));
  const holders = new Map<string, (typeof wanted)[number] | undefined>();
  for (const name of taken) holders.set(sameness(name), undefined);
  const trying = [...wanted];
  for (let next = trying.pop(); next; next = trying.pop()) {
    next.name = next.names.next().value;
    const key = sameness(next.name);
    if (!holders.has(key)) {
      holders.set(key, next);
      continue;
    }
    const other = holders.get(key);
    holders.set(key, undefined);
    trying.push(next);
    if (other) trying.push(other);
  }
  return new Map(wanted.map(({ thing, name }) => [thing, name]));
}

/**
 * The same for names that nobody should have to tell apart, and that types made of them do not: they
 * differ in case or punctuation alone.
 */
function sameness(name: string): string {
  const said = name.replace(/[^\p{L}\p{Nd}]+/gu, "").toLowerCase();
  // What can't begin the name of a type has this before it there.
  return /^\p{ID_Start}/u.test(said) ? said : `schema${said}`;
}
