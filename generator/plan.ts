import type { ApiModel } from "./model/model.js";
import { render, staticFiles } from "./render/render.js";
import type { PrintedFile, SourceFile } from "./source-file.js";
import type { Declarations } from "./types/declarations.js";
import { header } from "./views/header.js";
import { apiListView } from "./views/api-list-view.js";
import {
  clientView,
  configView,
  indexView,
  packageView,
  schemaView,
} from "./views/package-views.js";
import { readmeView } from "./views/readme-view.js";
import { resourceView, type ResourceView } from "./views/resource-view.js";
import { neededFiles } from "./views/runtime-files.js";
import { webhooksEntry, webhooksView } from "./views/webhooks-view.js";

/** Where the declarations of a package are. */
export const schemaFile = "src/schema.d.ts";

/** What is printed for one API, before it is formatted. */
export function printFiles(
  api: ApiModel,
  declarations: Declarations,
  version: string,
): readonly PrintedFile[] {
  const resources = api.resources.map((resource) => ({
    fileName: resource.fileName,
    view: resourceView(resource, api, declarations),
  }));
  const taken = modulesTaken(resources.map(({ view }) => view));
  const fixed: readonly (readonly [string, object])[] = [
    [".gitattributes", {}],
    ["package.json", packageView(api, version)],
    ["tsconfig.json", {}],
    ["README.md", readmeView(api)],
    ["api.md", apiListView(api, declarations)],
    ["src/index.ts", indexView(api, taken)],
    ["src/client.ts", clientView(api)],
    ["src/config.ts", configView(api)],
    [schemaFile, schemaView(declarations)],
    ...(api.webhooks === undefined
      ? []
      : [[`src/${webhooksEntry}.ts`, webhooksView(api.webhooks, api, declarations)] as const]),
  ];
  const known = declarations.statements.filter(({ isFormatted }) => isFormatted);
  const formatted = new Set(known.map(({ text }) => text));
  return [
    ...fixed.map(([path, view]) => ({
      path,
      ...render(path, view),
      ...(path === schemaFile && { formatted }),
    })),
    ...resources.map(({ fileName, view }) => ({
      path: `src/resources/${fileName}.ts`,
      ...render("src/resources/resource.ts", view),
    })),
  ];
}

/** The modules of the runtime that resources take from and not every package has, from `src/`. */
function modulesTaken(resources: readonly ResourceView[]): ReadonlySet<string> {
  const imports = resources.flatMap(({ optionalImports }) => optionalImports);
  return new Set(imports.map(({ from }) => from.replace(/^(\.\.\/)+/, "./")));
}

/** What a package has as it is, and what was printed needs; formatted already, where it was written. */
export function copiedFiles(printed: readonly SourceFile[]): readonly SourceFile[] {
  return neededFiles(staticFiles, printed).map(({ path, text }) => ({
    path,
    text: withHeader(path, text),
    fixed: true,
  }));
}

function withHeader(path: string, text: string): string {
  return path.endsWith(".ts") ? `${header.text}\n\n${text}` : text;
}
