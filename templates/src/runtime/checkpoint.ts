import { at } from "./pointer.js";
import type { Progress } from "./styles/style.js";
import type { List } from "./walk.js";

/**
 * Where a walk can be taken up again, in another process too: JSON, small and without secrets, since
 * it holds hashes of the arguments and of keys and not themselves. What leads to the next page it
 * holds as the server gave it: a cursor, or a whole URL; keep it as carefully as the server asks to.
 */
export interface Checkpoint {
  readonly version: 1;
  /** Method and path template of the list. */
  readonly route: string;
  /** The parameter that moves from page to page. */
  readonly parameter: string;
  /** A hash of the arguments. */
  readonly query: string;
  /** Before the page to go on with; `null` where the list had ended. */
  readonly progress: Progress | null;
  /** Items of that page that were handed out already. */
  readonly items: number;
  /** A hash of the key of the last item handed out. */
  readonly last?: string | undefined;
}

/** The checkpoint before a page, or after some `items` of it; `last` is the last item before it. */
export function checkpointOf(
  { operation, style, args }: List,
  progress: Progress | undefined,
  items: number,
  last?: unknown,
): Checkpoint {
  return {
    version: 1,
    route: operation.route,
    parameter: style.parameter,
    query: hash(args),
    progress: progress ?? null,
    items,
    last: keyHash(last, style.key),
  };
}

/**
 * Something with a checkpoint that is worked out where it is asked for. A getter of its own would make
 * every object one of a kind, which takes the engine ten times as long.
 */
export class Checkpointed {
  readonly #checkpoint: () => Checkpoint | undefined;

  constructor(members: object, checkpoint: () => Checkpoint | undefined) {
    Object.assign(this, members);
    this.#checkpoint = checkpoint;
  }

  get checkpoint(): Checkpoint | undefined {
    return this.#checkpoint();
  }
}

export function keyHash(item: unknown, key: string | undefined): string | undefined {
  const value = key === undefined ? undefined : at(item, key);
  return value === undefined ? value : hash(value);
}

/** Tells values from others, whatever the order of their keys; does not tell what they are. */
export function hash(value: unknown): string {
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === "bigint" ? String(member) : member,
  );
  // A date is a text now, and what is undefined is not there.
  const plain: unknown = JSON.parse(text);
  return [1, 2].map((seed) => (digest(plain, seed) >>> 0).toString(36)).join("");
}

/**
 * 32 bits of what JSON can be. Members are added up, so that their order does not matter: to sort them
 * takes ten times as long.
 */
export function digest(value: unknown, seed = 0): number {
  let sum = seed;
  if (Object(value) === value) {
    const members = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(members)) sum += digest(members[name], digest(name, seed));
  } else {
    const text = String(value);
    for (let index = 0; index < text.length; index++) {
      sum = Math.imul(sum ^ text.charCodeAt(index), 2_654_435_761);
    }
  }
  sum = Math.imul(sum ^ (sum >>> 15), 1_597_334_677);
  return sum ^ (sum >>> 13);
}
