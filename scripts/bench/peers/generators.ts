import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Command } from "../common/measure.js";
import { installed, newerNodeOf, programOf } from "./install.js";
import type { Installable } from "./versions.js";

export type GeneratorName = Extract<
  Installable,
  "openapi-typescript" | "oazapfts" | "hey-api" | "orval" | "kubb 4" | "swagger-typescript-api"
>;

interface Generator {
  /** The package that has the program. */
  readonly program: string;
  readonly newerNode?: true;
  /** A file that the program reads its settings from. */
  readonly config?: { readonly file: string; readonly text: (document: string) => string };
  readonly args: (document: string) => readonly string[];
}

const generators: Readonly<Record<GeneratorName, Generator>> = {
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
    config: {
      file: "orval.config.mjs",
      text: (document) => {
        const output = {
          mode: "tags-split",
          target: "out/api.ts",
          schemas: "out/model",
          client: "fetch",
        };
        return `export default ${JSON.stringify({ api: { input: { target: document }, output } })};\n`;
      },
    },
    args: () => ["--config", "orval.config.mjs"],
  },
  "kubb 4": {
    program: "@kubb/cli",
    newerNode: true,
    config: {
      file: "kubb.config.mjs",
      text: (document) => `
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
    },
    args: () => ["generate", "--config", "kubb.config.mjs"],
  },
  "swagger-typescript-api": {
    program: "swagger-typescript-api",
    args: (document) => ["generate", "-p", document, "-o", "out", "-n", "api.ts"],
  },
};

export const generatorNames = Object.keys(generators) as readonly GeneratorName[];

/** The command by which a peer makes its client of a document, below `folder` in `out/`. */
export function generation(
  name: GeneratorName,
  document: string,
  folder: string,
  cache: string,
): Command {
  const { program, newerNode, config, args } = generators[name];
  const home = installed(name, cache);
  mkdirSync(join(folder, "out"), { recursive: true });
  if (config !== undefined) writeFileSync(join(folder, config.file), config.text(document));
  // What it makes, and its settings, import packages of its own.
  symlinkSync(join(home, "node_modules"), join(folder, "node_modules"));
  return {
    program: newerNode === true ? newerNodeOf(cache) : process.execPath,
    args: [programOf(home, program), ...args(document)],
    cwd: folder,
  };
}
