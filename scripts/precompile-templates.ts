import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import Handlebars from "handlebars";

import { helpers } from "../generator/render/helpers.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "templates");
const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));
const notCopied = /\.test(-d)?\.ts$|(^|\/)testing\//;

/** Turns `templates/` into one module, so that the tool compiles nothing while it runs. */
export function precompileTemplates(): void {
  const templates: string[] = [];
  const words: string[] = [];
  const files: string[] = [];
  for (const path of templatePaths()) {
    const text = readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n");
    if (path.endsWith(".hbs")) {
      const name = JSON.stringify(path.slice(0, -".hbs".length));
      templates.push(`${name}: ${precompile(text)}`);
      words.push(`${name}: ${JSON.stringify(wordsOf(text))}`);
    } else if (!notCopied.test(path)) {
      files.push(`${JSON.stringify(path)}: ${JSON.stringify(text)}`);
    }
  }
  const text =
    `export const templates = {\n${templates.join(",\n")}\n};\n` +
    `export const words = {\n${words.join(",\n")}\n};\n` +
    `export const files = {\n${files.join(",\n")}\n};\n`;
  writeFileSync(join(root, "generator", "render", "precompiled.js"), text);
}

function templatePaths(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** All that may be an identifier in what a template prints of itself. */
function wordsOf(template: string): readonly string[] {
  return [...new Set(template.replaceAll(/\{\{.*?\}\}/gs, " ").match(/[\w$#]+/g))].sort();
}

function precompile(template: string): string {
  return Handlebars.precompile(template, {
    strict: true,
    noEscape: true,
    knownHelpers,
    knownHelpersOnly: true,
    preventIndent: true,
  }) as string;
}
