import type Handlebars from "handlebars";
import runtime from "handlebars/runtime.js";

import { helpers } from "./helpers.js";
import { files, templates } from "./precompiled.js";

/** The package's declarations for its runtime say less than it has. */
const handlebars = (runtime as unknown as typeof Handlebars).create();
handlebars.registerHelper(
  Object.fromEntries(
    Object.entries(helpers).map(([name, print]) => [name, (value: unknown) => print(value)]),
  ),
);

const compiled = new Map<string, Handlebars.TemplateDelegate>();

/** Prints a view through the template of a name: `src/client.ts`. */
export function render(template: string, view: object): string {
  let print = compiled.get(template);
  if (print === undefined) {
    const precompiled = templates[template];
    if (precompiled === undefined) throw new Error(`there is no template ${template}`);
    print = handlebars.template(precompiled);
    compiled.set(template, print);
  }
  return print(view);
}

/** The files of a package that are the same for every API, by path. */
export const staticFiles: Readonly<Record<string, string>> = files;
