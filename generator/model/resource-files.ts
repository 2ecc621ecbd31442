import { type FoundOperation, resourcePathsOf } from "./find-operations.js";
import { fileSegment } from "./names.js";
import type { Report } from "./report.js";

/** Entries of a package with lists, for those who know others' clients or libraries. */
export const compatEntries = ["compat/stainless", "compat/tanstack"] as const;

/** Entries of the package that are no resource's; `webhooks` has both. */
const taken: ReadonlySet<string> = new Set(compatEntries);

/** `oauth2/clients`: the file of a resource, and its entry of the package. */
export function resourceFile(path: readonly string[]): string {
  const file = path.map(fileSegment).join("/");
  // Also where the package has no such entry: the first list must not move a resource.
  return taken.has(file) ? `${file}-resource` : file;
}

/** Two resources of one file: their names differ in what files can't. */
export function reportFileCollisions(found: readonly FoundOperation[], report: Report): void {
  const first = new Map<string, string>();
  for (const path of resourcePathsOf(found)) {
    const name = path.join(".");
    const file = resourceFile(path);
    const earlier = first.get(file);
    if (earlier === undefined) {
      first.set(file, name);
      continue;
    }
    const operation = found.find(({ placement: { resource } }) =>
      `${resource.join(".")}.`.startsWith(`${name}.`),
    );
    report.error({
      code: "resource-file-collision",
      message: `The resources ${earlier} and ${name} would both have the file ${file}.ts`,
      pointer: operation?.pointer ?? "",
      hint: "Give one of them another `resource` in x-pagewright.",
    });
  }
}
