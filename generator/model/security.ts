import type { ApiModel, SecurityRequirements, SecurityScheme } from "./model.js";
import { sortedBy } from "./names.js";
import {
  escapePointer,
  type OpenApiRoot,
  type SecurityRequirementObject,
  type SecuritySchemeObject,
} from "./openapi.js";
import type { Report } from "./report.js";

/** The schemes a client can send credentials by, by name, and what the API asks of all operations. */
export function readSecurity(
  root: OpenApiRoot,
  report: Report,
): Pick<ApiModel, "securitySchemes" | "security"> {
  const declared = Object.entries(root.components?.securitySchemes ?? {});
  const securitySchemes = sortedBy(declared, ([name]) => name).flatMap(([name, scheme]) => {
    const read = readScheme(name, scheme);
    if (read !== undefined) return [read];
    report.note({
      code: "security-scheme-unsupported",
      message: `the security scheme "${name}" is left out: a client cannot send it as a credential`,
      pointer: `/components/securitySchemes/${escapePointer(name)}`,
      hint: "Send it through the `headers` or `fetch` option.",
    });
    return [];
  });
  return { securitySchemes, security: readRequirements(root.security ?? [], securitySchemes) };
}

/** Leaves out alternatives that name a scheme the client cannot send. */
export function readRequirements(
  requirements: readonly SecurityRequirementObject[],
  schemes: readonly SecurityScheme[],
): SecurityRequirements {
  const known = new Set(schemes.map(({ name }) => name));
  return requirements
    .map((requirement) => Object.keys(requirement))
    .filter((names) => names.every((name) => known.has(name)));
}

function readScheme(name: string, scheme: SecuritySchemeObject): SecurityScheme | undefined {
  const named = { name, description: scheme.description };
  switch (scheme.type) {
    case "oauth2":
    case "openIdConnect":
      return { ...named, kind: "bearer" };
    case "http": {
      const kind = scheme.scheme?.toLowerCase();
      return kind === "bearer" || kind === "basic" ? { ...named, kind } : undefined;
    }
    case "apiKey":
      return scheme.in === undefined || scheme.name === undefined
        ? undefined
        : { ...named, kind: "apiKey", in: scheme.in, parameter: scheme.name };
    case "mutualTLS":
      return undefined;
  }
}
