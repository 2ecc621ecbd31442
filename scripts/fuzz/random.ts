/** Numbers from 0 up to, not including, a limit. */
export type Random = (limit: number) => number;

/** Random numbers that a seed determines (mulberry32): the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** A part of all, the same for the same seed, in their order. */
export function sampleOf<Each>(all: readonly Each[], size: number, seed: number): readonly Each[] {
  const random = randomFrom(seed);
  const drawn = all.map((each, index) => ({ each, index, lot: random(2 ** 31) }));
  return drawn
    .sort((a, b) => a.lot - b.lot)
    .slice(0, size)
    .sort((a, b) => a.index - b.index)
    .map(({ each }) => each);
}
