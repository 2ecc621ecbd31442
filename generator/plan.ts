import type { ApiModel } from "./model/model.js";
import { render, staticFiles } from "./render/render.js";
import type { SourceFile } from "./source-file.js";
import type { Declarations } from "./types/declarations.js";
import { header } from "./views/header.js";
import { apiListView, readmeView } from "./views/markdown-views.js";
import {
  clientView,
  configView,
  indexView,
  packageView,
  schemaView,
} from "./views/package-views.js";
import { optionalModules } from "./views/operation-facts.js";
import { resourceView, type ResourceView } from "./views/resource-view.js";

/** What is printed for one API, before it is formatted. */
export function printFiles(
  api: ApiModel,
  declarations: Declarations,
  version: string,
): readonly SourceFile[] {
  const resources = api.resources.map((resource) => ({
    fileName: resource.fileName,
    view: resourceView(resource, api, declarations),
  }));
  const taken = modulesTaken(resources.map(({ view }) => view));
  const fixed: readonly (readonly [string, object])[] = [
    ["package.json", packageView(api, version)],
    ["tsconfig.json", {}],
    ["README.md", readmeView(api)],
    ["api.md", apiListView(api, declarations)],
    ["src/index.ts", indexView(api, taken)],
    ["src/client.ts", clientView(api)],
    ["src/config.ts", configView(api)],
    ["src/schema.d.ts", schemaView(declarations)],
  ];
  return [
    ...fixed.map(([path, view]) => ({ path, text: render(path, view) })),
    ...resources.map(({ fileName, view }) => ({
      path: `src/resources/${fileName}.ts`,
      text: render("src/resources/resource.ts", view),
    })),
  ];
}

/**
 * What a package has as it is; formatted already, where it was written. Some modules of the runtime
 * are only for packages that import them.
 */
export function copiedFiles(printed: readonly SourceFile[]): readonly SourceFile[] {
  const left = new Set(
    optionalModules
      .filter((module) => !printed.some(({ text }) => text.includes(`/runtime/${module}.js"`)))
      .map((module) => `src/runtime/${module}.ts`),
  );
  return Object.entries(staticFiles)
    .filter(([path]) => !left.has(path))
    .map(([path, text]) => ({ path, text: withHeader(path, text) }));
}

/** The modules of the runtime that resources take from and not every package has, from `src/`. */
function modulesTaken(resources: readonly ResourceView[]): ReadonlySet<string> {
  const imports = resources.flatMap(({ optionalImports }) => optionalImports);
  return new Set(imports.map(({ from }) => from.replace(/^(\.\.\/)+/, "./")));
}

function withHeader(path: string, text: string): string {
  return path.endsWith(".ts") ? `${header.text}\n\n${text}` : text;
}
