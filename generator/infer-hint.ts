import { dirname, join } from "node:path";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { reportedFile } from "./diagnostics/file-name.js";
import type { OpenApiDocument } from "./document.js";
import { undeclaredPagination } from "./infer/undeclared.js";
import type { ApiModel } from "./model/model.js";
import type { ApiConfig } from "./pipeline.js";
import { shellWord } from "./shell-word.js";

/** A note that lists could be walked which no declaration speaks of, with the command that shows them. */
export function inferHint(
  api: ApiConfig,
  document: OpenApiDocument,
  model: ApiModel,
): readonly Diagnostic[] {
  const { length } = undeclaredPagination(document, model);
  if (length === 0) return [];
  const look =
    length === 1 ? "1 operation looks paged and is" : `${length} operations look paged and are`;
  return [
    {
      code: "pagination-undeclared",
      severity: "note",
      message: `${look} not declared to be`,
      hint: `See what could be declared: npx pagewright infer ${argumentsFor(api)}`,
    },
  ];
}

function argumentsFor({ name, file, overlays, out }: ApiConfig): string {
  if (dirname(file) === join(out, "../../spec", name)) return name;
  const paths = [["--spec", file], ...overlays.map((overlay) => ["--overlay", overlay])];
  return paths
    .map(([flag = "", path = ""]) => `${flag} ${shellWord(reportedFile(path))}`)
    .join(" ");
}
