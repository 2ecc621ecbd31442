import { isHeaderName } from "../load/http-syntax.js";
import { sortedBy } from "../order.js";
import { childPointer } from "../pointer.js";
import type { ApiModel, SecurityRequirements, SecurityScheme } from "./model.js";
import { NameScope } from "./names.js";
import {
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
  const scope = new NameScope(optionNames);
  const securitySchemes = sortedBy(declared, ([name]) => name).flatMap(([name, scheme]) => {
    const read = readScheme(name, scope.claim(name, "Credential"), scheme);
    if (read !== undefined) return [read];
    report.note({
      code: "security-scheme-unsupported",
      message: `the security scheme "${name}" is left out: a client cannot send it as a credential`,
      pointer: childPointer("/components/securitySchemes", name),
      hint: "Send it through the `headers` or `fetch` option.",
    });
    return [];
  });
  return { securitySchemes, security: readRequirements(root.security ?? [], securitySchemes) };
}

/** Names that options have already: a credential gives way. */
const optionNames = [
  ...["baseUrl", "fetch", "headers", "maxResponseBytes", "middleware", "retry", "server"],
  ...["serverVariables", "signal", "timeout", "totalTimeout"],
  // What every object has, `{}` has, too.
  ...Object.getOwnPropertyNames(Object.prototype),
];

/** What a client cannot send as a credential is not asked for: its `fetch` may see to it. */
export function readRequirements(
  requirements: readonly SecurityRequirementObject[],
  schemes: readonly SecurityScheme[],
): SecurityRequirements {
  const optionOf = new Map(schemes.map(({ name, schemeName }) => [schemeName, name]));
  return requirements.map((requirement) =>
    Object.keys(requirement).flatMap((name) => optionOf.get(name) ?? []),
  );
}

function readScheme(
  schemeName: string,
  name: string,
  scheme: SecuritySchemeObject,
): SecurityScheme | undefined {
  const named = { name, schemeName, description: scheme.description };
  switch (scheme.type) {
    case "oauth2":
    case "openIdConnect":
      return { ...named, kind: "bearer" };
    case "http": {
      const kind = scheme.scheme?.toLowerCase();
      return kind === "bearer" || kind === "basic" ? { ...named, kind } : undefined;
    }
    case "apiKey":
      return scheme.in === undefined || scheme.name === undefined || !isSendable(scheme)
        ? undefined
        : { ...named, kind: "apiKey", in: scheme.in, parameter: scheme.name };
    case "mutualTLS":
      return undefined;
  }
}

/** Other names than a header's are escaped. */
function isSendable({ in: place, name = "" }: SecuritySchemeObject): boolean {
  return place !== "header" || isHeaderName(name);
}
