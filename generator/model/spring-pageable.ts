import { isObject } from "../json.js";
import {
  type OpenApiRoot,
  ownProperties,
  type ParameterObject,
  referencedSchemaName,
  type SchemaObject,
} from "./openapi.js";

/** What Spring reads of a query that asks for a page. */
const parts = new Set(["page", "size", "sort"]);

/**
 * Parameters with those that Spring reads instead of the object that springdoc makes of them: its name is not on
 * the wire, and a list is paged by what is.
 */
export function withPageable(
  parameters: readonly ParameterObject[],
  { components }: OpenApiRoot,
): readonly ParameterObject[] {
  return parameters.flatMap((parameter) => {
    const name = isExploded(parameter) ? referencedSchemaName(parameter.schema) : undefined;
    if (name !== "Pageable") return [parameter];
    const properties = Object.entries(ownProperties(components?.schemas?.[name] ?? true));
    const isSprings =
      properties.some(([part]) => part === "page") &&
      properties.every(([part, schema]) => parts.has(part) && isObject(schema)) &&
      !parameters.some((other) => other.in === "query" && parts.has(other.name));
    if (!isSprings) return [parameter];
    return properties.map(([part, schema]): ParameterObject => {
      return { name: part, in: "query", schema: schema as SchemaObject };
    });
  });
}

function isExploded({ in: place, style, explode, content }: ParameterObject): boolean {
  const isForm = style === undefined || style === "form";
  return place === "query" && isForm && explode !== false && content === undefined;
}
