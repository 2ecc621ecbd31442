import type Handlebars from "handlebars";
import runtime from "handlebars/runtime.js";

import { isCode, namesIn } from "../views/code.js";
import { helpers } from "./helpers.js";
import { files, templates, words } from "./precompiled.js";

/** The package's declarations for its runtime say less than it has. */
const handlebars = (runtime as unknown as typeof Handlebars).create();
handlebars.registerHelper(
  Object.fromEntries(
    Object.entries(helpers).map(([name, print]) => [name, (value: unknown) => print(value)]),
  ),
);

const compiled = new Map<string, Handlebars.TemplateDelegate>();

/** What a template made of a view, and the identifiers that these two have. */
export interface Rendered {
  readonly text: string;
  readonly meant: ReadonlySet<string>;
}

/** Prints a view through the template of a name: `src/client.ts`. */
export function render(template: string, view: object): Rendered {
  let print = compiled.get(template);
  if (print === undefined) {
    const precompiled = templates[template];
    if (precompiled === undefined) throw new Error(`there is no template ${template}`);
    print = handlebars.template(precompiled);
    compiled.set(template, print);
  }
  const meant = new Set(words[template]);
  addNames(view, meant);
  return { text: print(view), meant };
}

/** The identifiers of all the code in a view: nothing else of it is printed as code. */
function addNames(value: unknown, names: Set<string>): void {
  if (isCode(value)) {
    for (const name of namesIn(value)) names.add(name);
  } else if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value)) addNames(member, names);
  }
}

/** The files of a package that are the same for every API, by path. */
export const staticFiles: Readonly<Record<string, string>> = files;
