import type { JsonObject, JsonValue } from "../document.js";
import { isContainer } from "../json.js";

/** Keywords whose values are no schemas. */
const data = new Set(["const", "default", "enum", "example", "examples"]);
/** Keywords whose values are schemas by name; a property may be called like a keyword. */
export const schemaMaps = new Set(["properties", "patternProperties", "dependentSchemas"]);

/** Tells of what stands below each keyword of a schema and is not data: schemas, or what has some in it. */
export function forEachBelow(
  schema: JsonObject,
  tell: (keyword: string, value: JsonObject | JsonValue[]) => void,
): void {
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    if (!isContainer(value) || data.has(keyword)) continue;
    if (!schemaMaps.has(keyword)) tell(keyword, value);
    else for (const member of Object.values(value)) if (isContainer(member)) tell(keyword, member);
  }
}
