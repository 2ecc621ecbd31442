/** A folder of the cache: what npm installs into it, at which versions. */
export type Packages = Readonly<Record<string, string>>;

const typescript = { typescript: "5.9.3" };
const orval = { orval: "8.38.0", ...typescript };

/** Everything that the benches install, and nothing else of it is in this repository. */
export const versions = {
  "openapi-typescript": {
    "openapi-typescript": "7.13.0",
    "openapi-fetch": "0.17.0",
    ...typescript,
  },
  "hey-api": { "@hey-api/openapi-ts": "0.99.0", ...typescript },
  orval,
  "orval, one file": orval,
  "kubb 4": {
    "@kubb/cli": "4.39.3",
    "@kubb/core": "4.39.3",
    "@kubb/plugin-oas": "4.39.3",
    "@kubb/plugin-ts": "4.39.3",
    "@kubb/plugin-client": "4.39.3",
    ...typescript,
  },
  oazapfts: { oazapfts: "7.5.0", "@oazapfts/runtime": "1.2.0", ...typescript },
  "swagger-typescript-api": { "swagger-typescript-api": "13.13.0", ...typescript },
  "openapi-typescript-codegen": { "openapi-typescript-codegen": "0.31.0", ...typescript },
  Redocly: { "@redocly/cli": "2.77.0", ...typescript },
  "@polar-sh/sdk": { "@polar-sh/sdk": "1.0.1" },
  "@polar-sh/sdk 0": { "@polar-sh/sdk": "0.49.0" },
  openai: { openai: "6.49.0" },
  "@pipedream/sdk": { "@pipedream/sdk": "3.1.6" },
  "GitHub's document": { "@octokit/openapi": "23.0.2" },
} as const satisfies Readonly<Record<string, Packages>>;

export type Installable = keyof typeof versions;

/** Whose generator made a package that is measured, where it is a company's that others use. */
export const makers: Readonly<Partial<Record<Installable, string>>> = {
  "@polar-sh/sdk 0": "Speakeasy",
  openai: "Stainless",
  "@pipedream/sdk": "Fern",
};

/** For peers that do not run on the Node that this project supports; a package for each platform. */
export const newerNode = {
  package: `node-${process.platform}-${process.arch}`,
  version: "24.21.0",
};
