/** Who makes TypeScript clients: each is measured in each bench, or the bench says why not. */
export const competitors = [
  "Speakeasy",
  "Stainless",
  "Fern",
  "hey-api",
  "orval",
  "kubb",
  "Redocly",
  "Polar's own SDK",
] as const;

export type Competitor = (typeof competitors)[number];

interface Absence {
  readonly who: readonly Competitor[];
  readonly why: string;
}

const noGenerator: Absence = {
  who: ["Speakeasy", "Stainless", "Fern", "Polar's own SDK"],
  why:
    "their generators cannot be run here. Those of the first three want an account, Polar's is not published. " +
    "Packages that they made are measured instead: see bundle and package.",
};

const otherApis: Absence = {
  who: ["Stainless", "Fern"],
  why: "only packages for other APIs can be had of theirs, and what is measured here is of Polar's.",
};

/** Which competitors a bench does not measure. */
export const absences = {
  generation: [noGenerator],
  types: [otherApis],
  bundle: [],
  calls: [otherApis],
  package: [
    {
      who: ["hey-api", "orval", "kubb", "Redocly"],
      why: "what they make is source, to be part of a program, and no package.",
    },
  ],
  walk: [
    { who: ["hey-api", "orval", "kubb"], why: "nothing that they make walks a list." },
    {
      who: ["Speakeasy"],
      why:
        "what it made for Polar checks each item against its schema, and this server's are of a list that it " +
        "does not have.",
    },
    otherApis,
  ],
  growth: [
    { who: [...competitors], why: "what is measured here is how figures of Pagewright's grow." },
  ],
  locality: [noGenerator],
} as const satisfies Readonly<Record<string, readonly Absence[]>>;

/** Who is not measured in a bench, and why: a line for each reason. */
export function absent(bench: keyof typeof absences): readonly string[] {
  return absences[bench].map(({ who, why }) => `${who.join(", ")}: ${why}`);
}
