/** What a server says of the requests it will still take. */
export interface RateLimit {
  readonly remaining: number;
  /** Milliseconds until it takes as many as ever. */
  readonly resetAfter: number;
  /** With so many remaining, there is no need to slow down. */
  readonly ample: number;
}

type Texts = Readonly<Record<string, string | undefined>>;

/** Seconds above which a reset is a moment and not a span of time. */
const momentFrom = 1e9;

/**
 * Reads `RateLimit` in both of its forms (`"default";r=5;t=30`, as many as there are, and `limit=9,
 * remaining=5, reset=30`), `RateLimit-*` and `X-RateLimit-*`, whose reset is in seconds, from now or
 * since the epoch (there also in milliseconds).
 */
export function rateLimitsOf(headers: Headers, now: number): readonly RateLimit[] {
  const members = membersOf(headers.get("ratelimit"));
  const policies = new Map(membersOf(headers.get("ratelimit-policy")));
  const limits = members.flatMap(([name, { r, t }]) => {
    const { q, w } = policies.get(name) ?? {};
    return limitOf(r, t ?? w, q, now);
  });
  if (limits.length > 0) return limits;
  const whole = textsOf(members.map(([name]) => name));
  const read = (word: string) =>
    whole[word] ?? headers.get(`ratelimit-${word}`) ?? headers.get(`x-ratelimit-${word}`) ?? "";
  return limitOf(read("remaining"), read("reset"), read("limit"), now);
}

/** `"name";a=1;b=2, ...`: each with its parameters. What is quoted holds no number that counts. */
function membersOf(header: string | null): readonly (readonly [name: string, parameters: Texts])[] {
  return (header ?? "").split(",").map((member) => {
    const [name = "", ...parameters] = member.split(";").map((text) => text.trim());
    return [name, textsOf(parameters)];
  });
}

/** Of `a=1`, `a` is `1`. */
function textsOf(assignments: readonly string[]): Texts {
  return Object.fromEntries(
    assignments.map((text): [string, string | undefined] => {
      const [name = "", value] = text.split("=");
      return [name, value];
    }),
  );
}

function limitOf(left = "", reset = "", quota = "", now: number): readonly RateLimit[] {
  const [remaining, seconds, limit = 200] = [left, reset, quota].map((text) =>
    /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined,
  );
  if (remaining === undefined || seconds === undefined) return [];
  const milliseconds =
    seconds < momentFrom ? seconds * 1000 : (seconds < 1e12 ? seconds * 1000 : seconds) - now;
  return [
    {
      remaining,
      resetAfter: Math.max(0, milliseconds),
      ample: Math.min(20, Math.ceil(limit / 10)),
    },
  ];
}
