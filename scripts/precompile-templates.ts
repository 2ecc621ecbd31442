import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import Handlebars from "handlebars";

import { helpers } from "../generator/render/helpers.js";

/** Turns `templates/` into one module, so that the tool compiles nothing while it runs. */
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "templates");
const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));
const notCopied = /\.test(-d)?\.ts$|(^|\/)testing\//;

const templates: string[] = [];
const files: string[] = [];
const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .sort();
for (const path of found) {
  const text = readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n");
  if (path.endsWith(".hbs")) {
    const precompiled = Handlebars.precompile(text, {
      strict: true,
      noEscape: true,
      knownHelpers,
      knownHelpersOnly: true,
      preventIndent: true,
    }) as string;
    templates.push(`${JSON.stringify(path.slice(0, -".hbs".length))}: ${precompiled}`);
  } else if (!notCopied.test(path)) {
    files.push(`${JSON.stringify(path)}: ${JSON.stringify(text)}`);
  }
}
writeFileSync(
  join(root, "generator", "render", "precompiled.js"),
  `export const templates = {\n${templates.join(",\n")}\n};\n` +
    `export const files = {\n${files.join(",\n")}\n};\n`,
);
