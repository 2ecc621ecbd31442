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
import { resourceView } from "./views/resource-view.js";

/** What is printed for one API, before it is formatted. */
export function printFiles(
  api: ApiModel,
  declarations: Declarations,
  version: string,
): readonly SourceFile[] {
  const fixed: readonly (readonly [string, object])[] = [
    ["package.json", packageView(api, version)],
    ["tsconfig.json", {}],
    ["README.md", readmeView(api)],
    ["api.md", apiListView(api, declarations)],
    ["src/index.ts", indexView(api)],
    ["src/client.ts", clientView(api)],
    ["src/config.ts", configView(api)],
    ["src/schema.d.ts", schemaView(declarations)],
  ];
  return [
    ...fixed.map(([path, view]) => ({ path, text: render(path, view) })),
    ...api.resources.map((resource) => ({
      path: `src/resources/${resource.fileName}.ts`,
      text: render("src/resources/resource.ts", resourceView(resource, api, declarations)),
    })),
  ];
}

/** What every package has as it is; formatted already, where it was written. */
export function copiedFiles(): readonly SourceFile[] {
  return Object.entries(staticFiles).map(([path, text]) => ({
    path,
    text: withHeader(path, text),
  }));
}

function withHeader(path: string, text: string): string {
  return path.endsWith(".ts") ? `${header.text}\n\n${text}` : text;
}
