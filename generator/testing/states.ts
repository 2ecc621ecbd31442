import { join } from "node:path";
import { describeApi, type ApiDescription } from "../pipeline.js";
import type { Editable } from "./books-document.js";
import { temporaryFolder, writeTree } from "./temporary-folder.js";

/** What a client of a document would be. */
export async function stateOf(document: Editable): Promise<ApiDescription> {
  const folder = temporaryFolder();
  writeTree(folder, { "openapi.json": JSON.stringify(document, null, 2) });
  const file = join(folder, "openapi.json");
  return describeApi({ name: "library", file, overlays: [], out: folder });
}
