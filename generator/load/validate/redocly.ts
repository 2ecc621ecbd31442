import { normalizeTypes, type NodeType } from "@redocly/openapi-core/lib/types/index.js";
import { Oas3Types } from "@redocly/openapi-core/lib/types/oas3.js";
import { Oas3_1Types } from "@redocly/openapi-core/lib/types/oas3_1.js";
import { Struct } from "@redocly/openapi-core/lib/rules/common/struct.js";
import { Source } from "@redocly/openapi-core/lib/resolve.js";
import { normalizeVisitors, type Oas3Rule } from "@redocly/openapi-core/lib/visitors.js";
import { walkDocument, type NormalizedProblem } from "@redocly/openapi-core/lib/walk.js";
import type { JsonObject, OpenApiDocument } from "../../document.js";

/** As Redocly tells it: what is wrong, and the places, of which the first counts. */
type Problem = Pick<NormalizedProblem, "message" | "location">;

const structRule = Struct as Oas3Rule;

/**
 * Redocly's `struct` rule over a document without references, and nothing else of Redocly: its front door
 * loads the rules and formats that it knows besides, which takes as long as to load TypeScript.
 * Nothing here could read a file or send a request.
 */
export function structureProblems(
  parsed: JsonObject,
  version: OpenApiDocument["version"],
): readonly Problem[] {
  const types = normalizeTypes(typesOf[version]);
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

const oas3_1: Readonly<Record<string, NodeType>> = Oas3_1Types;

/** What 3.1 has, and more values where 3.2 has more; its new fields are told apart afterwards. */
const oas3_2: Readonly<Record<string, NodeType>> = {
  ...oas3_1,
  Parameter: withValues(oas3_1.Parameter, { in: "querystring", style: "cookie" }),
  Response: { ...oas3_1.Response, required: [] } as NodeType,
};

const typesOf = {
  "3.0": Oas3Types as Readonly<Record<string, NodeType>>,
  "3.1": oas3_1,
  "3.2": oas3_2,
};

function withValues(type: NodeType | undefined, added: Readonly<Record<string, string>>): NodeType {
  const properties = { ...type?.properties };
  for (const [name, value] of Object.entries(added)) {
    const known = properties[name] as { readonly enum?: readonly string[] } | undefined;
    properties[name] = { enum: [...(known?.enum ?? []), value] };
  }
  return { ...type, properties };
}

/** As Redocly calls them: it does not know 3.2. */
const specVersion = { "3.0": "oas3_0", "3.1": "oas3_1", "3.2": "oas3_1" } as const;
