/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return --
   an edit reaches anywhere in a document, which has no type */
import type { Json } from "./documents.js";

const bySpelling = ([a]: [string, Json], [b]: [string, Json]): number => (a < b ? -1 : 1);

/** The schema that most of the document refers to, among those with an optional, described property. */
export function schemaIn(
  document: Json,
): { readonly name: string; readonly schema: Json; readonly optional: string } | undefined {
  const text = JSON.stringify(document);
  const uses = (name: string): number => text.split(`"#/components/schemas/${name}"`).length;
  const candidates = Object.entries<Json>(document.components?.schemas ?? {})
    .filter(([name]) => /^\w+$/.test(name))
    .flatMap(([name, schema]) => {
      const optional = Object.entries<Json>(schema.properties ?? {}).find(
        ([key, value]) =>
          typeof value.description === "string" && !(schema.required ?? []).includes(key),
      )?.[0];
      return optional === undefined || schema.type !== "object" ? [] : [{ name, schema, optional }];
    });
  return candidates.sort((a, b) => uses(b.name) - uses(a.name) || (a.name < b.name ? -1 : 1))[0];
}

/** The first schema that is an enum of strings, or has a property that is one; `undefined` for none. */
export function enumIn(document: Json): Json {
  const isEnum = (value: Json): boolean =>
    Array.isArray(value?.enum) && value.enum.length > 1 && typeof value.enum[0] === "string";
  const schemas = Object.entries<Json>(document.components?.schemas ?? {}).sort(bySpelling);
  return schemas
    .flatMap(([, schema]) => [schema, ...Object.values<Json>(schema.properties ?? {})])
    .find(isEnum);
}

/** The first list of a resource that has more: a GET with query parameters, whose answer has a schema. */
export function operationIn(
  document: Json,
): { readonly path: string; readonly operation: Json } | undefined {
  const tags = Object.values<Json>(document.paths)
    .flatMap((item) => Object.values<Json>(item))
    .map((operation) => operation?.tags?.[0]);
  for (const [path, { get: operation }] of Object.entries<Json>(document.paths).sort(bySpelling)) {
    const parameters = (operation?.parameters ?? []).map((each: Json) => target(each, document));
    const query = parameters.some((each: Json) => each?.in === "query");
    const response = target(operation?.responses?.["200"], document);
    const neighbours = tags.filter((tag) => tag === operation?.tags?.[0]).length;
    if (query && neighbours > 2 && response?.content?.["application/json"]?.schema !== undefined)
      return { path, operation };
  }
  return undefined;
}

function target(value: Json, document: Json): Json {
  const keys = /^#\/components\/(\w+)\/([^/]+)$/.exec(value?.$ref);
  return keys === null ? value : document.components[keys[1] ?? ""]?.[keys[2] ?? ""];
}
