import { normalizeTypes, type NodeType } from "@redocly/openapi-core/lib/types/index.js";
import { Oas3Types } from "@redocly/openapi-core/lib/types/oas3.js";
import { Oas3_1Types } from "@redocly/openapi-core/lib/types/oas3_1.js";
import { Struct } from "@redocly/openapi-core/lib/rules/common/struct.js";
import { Source } from "@redocly/openapi-core/lib/resolve.js";
import { normalizeVisitors, type Oas3Rule } from "@redocly/openapi-core/lib/visitors.js";
import { walkDocument, type NormalizedProblem } from "@redocly/openapi-core/lib/walk.js";
import type { JsonObject } from "../../document.js";

/** As Redocly tells it: what is wrong, and the places, of which the first counts. */
type Problem = Pick<NormalizedProblem, "message" | "location">;

const structRule = Struct as Oas3Rule;

/**
 * Redocly's `struct` rule over a document without references, and nothing else of Redocly: its front door
 * loads the rules and formats that it knows besides, which takes as long as to load TypeScript.
 * Nothing here could read a file or send a request.
 */
export function structureProblems(parsed: JsonObject, version: "3.0" | "3.1"): readonly Problem[] {
  const written: Readonly<Record<string, NodeType>> = version === "3.0" ? Oas3Types : Oas3_1Types;
  const types = normalizeTypes(written);
  const visitor = structRule({});
  const rules = (Array.isArray(visitor) ? visitor : [visitor]).map((each) => ({
    ruleId: "struct",
    severity: "error" as const,
    message: undefined,
    visitor: each,
  }));
  const ctx = {
    problems: [] as NormalizedProblem[],
    oasVersion: specVersion[version],
    visitorsData: {},
  };
  const rootType = types.Root;
  if (rootType === undefined) throw new Error("Redocly has no type of a whole document");
  walkDocument({
    document: { source: new Source("document", ""), parsed },
    rootType,
    normalizedVisitors: normalizeVisitors(rules as never, types),
    resolvedRefMap: new Map(),
    ctx: ctx as never,
  });
  return ctx.problems;
}

const specVersion = { "3.0": "oas3_0", "3.1": "oas3_1" } as const;
