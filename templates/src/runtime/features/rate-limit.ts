/** What a server says of the requests it will still take. */
export interface RateLimit {
  readonly remaining: number;
  /** Milliseconds until it takes as many as ever. */
  readonly resetAfter: number;
  /** With so many remaining, there is no need to slow down. */
  readonly ample: number;
}

/** Seconds above which a reset is a moment and not a span of time. */
const momentFrom = 1e9;

/**
 * Reads `RateLimit` in both of its forms (`"default";r=5;t=30` and `limit=9, remaining=5, reset=30`),
 * `RateLimit-*` and `X-RateLimit-*`, whose reset is in seconds, from now or since the epoch (there also
 * in milliseconds).
 */
export function rateLimitOf(headers: Headers, now: number): RateLimit | undefined {
  const whole = headers.get("ratelimit") ?? "";
  const read = (word: string, letter: string) => {
    const inWhole = new RegExp(`\\b(?:${word}|${letter})=(\\d+)`).exec(whole)?.[1];
    const text =
      inWhole ?? headers.get(`ratelimit-${word}`) ?? headers.get(`x-ratelimit-${word}`) ?? "";
    return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  };
  const remaining = read("remaining", "r");
  const reset = read("reset", "t");
  if (remaining === undefined || reset === undefined) return undefined;
  const milliseconds =
    reset < momentFrom ? reset * 1000 : (reset < 1e12 ? reset * 1000 : reset) - now;
  const limit = read("limit", "q");
  return {
    remaining,
    resetAfter: Math.max(0, milliseconds),
    ample: Math.min(20, Math.ceil((limit ?? 200) / 10)),
  };
}
