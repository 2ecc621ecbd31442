/** The methods that a path item has a field for; the last one since OpenAPI 3.2. */
export const httpMethods = [
  ...(["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const),
  "query",
] as const;

export type HttpMethod = (typeof httpMethods)[number];

/** Whether a field of a path item has an operation. */
export function isMethodField(name: string): boolean {
  return httpMethods.some((method) => method === name);
}
