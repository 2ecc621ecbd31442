import { BaseResolver, createConfig, lintDocument, Source } from "@redocly/openapi-core";
import type { JsonObject, OpenApiDocument } from "../../document.js";
import { parsePointer, type Path } from "../pointer.js";
import { checkedCopy, withoutMarks } from "./checked-copy.js";
import type { Finding, Reporter } from "./reporter.js";
import { operationsOf } from "./operations.js";
import { judge } from "./structure-faults.js";

/**
 * Checks that the parts of a document are of the right shape, by Redocly's `struct` rule: its
 * messages are one for each fault, and exact, where a JSON Schema of OpenAPI gives dozens for a
 * wrong member of an `anyOf`.
 */
export async function checkStructure(
  root: JsonObject,
  version: OpenApiDocument["version"],
  reporter: Reporter,
): Promise<void> {
  try {
    for (const part of [{ root, written: asItIs }, ...newOperations(root, version)]) {
      let findings = await findFaults(checkedCopy(part.root), version);
      if (findings.length > 0) findings = await findFaults(checkedCopy(part.root, true), version);
      for (const finding of findings) {
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

async function findFaults(
  copy: JsonObject,
  version: OpenApiDocument["version"],
): Promise<Finding[]> {
  // Redocly does not know 3.2; what is new in it is told apart afterwards.
  if (version === "3.2") copy.openapi = "3.1.1";
  return (await lint(copy)).flatMap(({ message, location }) => {
    const pointer = withoutMarks(location[0]?.pointer ?? "");
    // Redocly's name for the root; in JSON pointers it is the member with an empty name.
    const path = pointer === "#/" ? [] : (parsePointer(pointer) ?? []);
    return judge({ message: withoutMarks(message), path, version }) ?? [];
  });
}

async function lint(parsed: JsonObject) {
  const config = await createConfig({ rules: { struct: "error" } });
  return lintDocument({
    document: { source: new Source("document", ""), parsed },
    externalRefResolver: new ClosedResolver(),
    config: config.styleguide,
  });
}

/** Refuses to read or fetch anything. There is nothing left to refer to; this makes sure of it. */
class ClosedResolver extends BaseResolver {
  override loadExternalRef(reference: string): Promise<Source> {
    return Promise.reject(new Error(`${reference} must not be read`));
  }
}
