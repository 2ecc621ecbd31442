import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Command } from "../common/measure.js";
import { installed, newerNodeOf, programOf } from "./install.js";
import { redoclySettings } from "./redocly.js";
import type { Installable } from "./versions.js";
import { versions } from "./versions.js";

/** Those that are measured wherever there is something to measure. */
export type GeneratorName = keyof typeof generators;

/** Another way to run one of them, and one that is no longer maintained: measured by what an edit changes. */
export type FurtherGeneratorName = keyof typeof furtherGenerators;

interface Generator {
  /** The package that has the program. */
  readonly program: string;
  readonly newerNode?: true;
  /** Files that the program reads its settings from, by name. */
  readonly settings?: (document: string) => Readonly<Record<string, string>>;
  readonly args: (document: string) => readonly string[];
}

const generators = {
  "openapi-typescript": {
    program: "openapi-typescript",
    args: (document) => [document, "-o", "out/schema.d.ts"],
  },
  oazapfts: { program: "oazapfts", args: (document) => [document, "out/api.ts"] },
  "hey-api": {
    program: "@hey-api/openapi-ts",
    newerNode: true,
    args: (document) => ["-i", document, "-o", "out", "-c", "@hey-api/client-fetch"],
  },
  orval: {
    program: "orval",
    newerNode: true,
    settings: orvalSettings({ mode: "tags-split", schemas: "out/model" }),
    args: orvalArgs,
  },
  "kubb 4": {
    program: "@kubb/cli",
    newerNode: true,
    settings: (document) => ({
      "kubb.config.mjs": `
import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

export default defineConfig({
  root: ".",
  input: { path: ${JSON.stringify(document)} },
  output: { path: "./out", clean: false, format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch" })],
});
`,
    }),
    args: () => ["generate", "--config", "kubb.config.mjs"],
  },
  "swagger-typescript-api": {
    program: "swagger-typescript-api",
    args: (document) => ["generate", "-p", document, "-o", "out", "-n", "api.ts"],
  },
  Redocly: {
    program: "@redocly/cli",
    settings: redoclySettings,
    args: (document) => ["generate-client", document, "-o", "out/client.ts"],
  },
} as const satisfies Readonly<Partial<Record<Installable, Generator>>>;

const furtherGenerators = {
  "orval, one file": {
    program: "orval",
    newerNode: true,
    settings: orvalSettings({ mode: "single" }),
    args: orvalArgs,
  },
  "openapi-typescript-codegen": {
    program: "openapi-typescript-codegen",
    args: (document) => ["-i", document, "-o", "out"],
  },
} as const satisfies Readonly<Partial<Record<Installable, Generator>>>;

export const generatorNames = Object.keys(generators) as readonly GeneratorName[];
export const furtherGeneratorNames = Object.keys(
  furtherGenerators,
) as readonly FurtherGeneratorName[];

const all: Readonly<Record<GeneratorName | FurtherGeneratorName, Generator>> = {
  ...generators,
  ...furtherGenerators,
};

function orvalSettings(layout: object): NonNullable<Generator["settings"]> {
  return (document) => {
    const output = { ...layout, target: "out/api.ts", client: "fetch" };
    const settings = { api: { input: { target: document }, output } };
    return { "orval.config.mjs": `export default ${JSON.stringify(settings)};\n` };
  };
}

function orvalArgs(): readonly string[] {
  return ["--config", "orval.config.mjs"];
}

/** The command by which a peer makes its client of a document, below `folder` in `out/`. */
export function generation(
  name: GeneratorName | FurtherGeneratorName,
  document: string,
  folder: string,
  cache: string,
): Command {
  const { program, newerNode, settings, args } = all[name];
  const home = installed(name, cache);
  mkdirSync(join(folder, "out"), { recursive: true });
  for (const [file, text] of Object.entries(settings?.(document) ?? {}))
    writeFileSync(join(folder, file), text);
  // What it makes, and its settings, import packages of its own.
  symlinkSync(join(home, "node_modules"), join(folder, "node_modules"));
  return {
    program: newerNode === true ? newerNodeOf(cache) : process.execPath,
    args: [programOf(home, program), ...args(document)],
    cwd: folder,
  };
}

/** What a peer makes of one document depends on nothing else: its versions, arguments and settings. */
export function keyOf(name: GeneratorName | FurtherGeneratorName): string {
  const { settings, args } = all[name];
  const document = "openapi";
  return JSON.stringify([versions[name], args(document), settings?.(document)]);
}
