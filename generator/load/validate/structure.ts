import type { JsonObject, OpenApiDocument } from "../../document.js";
import { valueAt } from "../../json.js";
import { parsePointer, type Path } from "../../pointer.js";
import { checkedCopy, withoutMarks } from "./checked-copy.js";
import type { Finding, Reporter } from "./reporter.js";
import { operationsOf } from "./operations.js";
import { structureProblems } from "./redocly.js";
import { shapesOf } from "./shapes.js";
import { judge } from "./structure-faults.js";

/**
 * Checks that the parts of a document are of the right shape, by Redocly's `struct` rule: its
 * messages are one for each fault, and exact, where a JSON Schema of OpenAPI gives dozens for a
 * wrong member of an `anyOf`.
 */
export function checkStructure(
  root: JsonObject,
  version: OpenApiDocument["version"],
  reporter: Reporter,
): void {
  try {
    for (const part of [{ root, written: asItIs }, ...newOperations(root, version)]) {
      const isSound = shapesOf(part.root).every((each) => findFaults(each, version).length === 0);
      if (isSound) continue;
      for (const finding of findFaults(checkedCopy(part.root), version)) {
        reporter.report({ ...finding, path: part.written(finding.path) });
      }
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The structure of the document could not be checked: ${reason}`;
    reporter.report({ code: "structure-unchecked", severity: "error", message, path: [] });
  }
}

function asItIs(path: Path): Path {
  return path;
}

/** Operations of methods that Redocly does not know, as if they were of one that it does. */
function newOperations(
  root: JsonObject,
  version: OpenApiDocument["version"],
): readonly { readonly root: JsonObject; readonly written: (path: Path) => Path }[] {
  if (version !== "3.2") return [];
  const places = new Map<string, Path>();
  const found: Record<string, JsonObject> = {};
  for (const { path, operation, itemPath } of operationsOf(root)) {
    const place = path.slice(itemPath.length);
    if (itemPath[0] !== "paths" || (place.length === 1 && place[0] !== "query")) continue;
    const key = place.join(" ");
    places.set(key, place);
    const items = (found[key] ??= {});
    items[itemPath[1] ?? ""] = { get: operation };
  }
  return [...places].map(([key, place]) => ({
    root: { openapi: "3.2.0", info: { title: "", version: "" }, paths: found[key] ?? {} },
    written: ([paths = "", name = "", , ...rest]) => [paths, name, ...place, ...rest],
  }));
}

function findFaults(copy: JsonObject, version: OpenApiDocument["version"]): Finding[] {
  return structureProblems(copy, version).flatMap(({ message, location }) => {
    const pointer = withoutMarks(location[0]?.pointer ?? "");
    // Redocly's name for the root; in JSON pointers it is the member with an empty name.
    const path = pointer === "#/" ? [] : (parsePointer(pointer) ?? []);
    const holder = valueAt(copy, path.slice(0, -1));
    return judge({ message: withoutMarks(message), path, holder, version }) ?? [];
  });
}
