import type { JsonObject, JsonValue } from "../document.js";

/** Keywords whose values are no schemas. */
const data = new Set(["const", "default", "enum", "example", "examples"]);
/** Keywords whose values are schemas by name; a property may be called like a keyword. */
const maps = new Set(["properties", "patternProperties", "dependentSchemas"]);

/** What stands below each keyword of a schema and is not data: schemas, or what has some in it. */
export function schemasBelow(
  schema: JsonObject,
): readonly (readonly [keyword: string, value: JsonValue])[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (data.has(keyword)) return [];
    if (!maps.has(keyword) || typeof value !== "object" || value === null) {
      return [[keyword, value] as const];
    }
    return Object.values(value).map((member) => [keyword, member] as const);
  });
}
