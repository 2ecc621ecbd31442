import type * as openapiTypescript from "openapi-typescript" with { "resolution-mode": "import" };

/** What is used of it. */
declare const used: Pick<
  typeof openapiTypescript,
  "resolveRef" | "scanDiscriminators" | "transformSchema"
>;
export = used;
