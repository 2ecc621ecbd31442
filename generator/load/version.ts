import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { JsonObject, OpenApiDocument } from "../document.js";
import { getOwn, isObject, typeName } from "../json.js";
import { type Path, toPointer } from "../pointer.js";
import type { ParsedText } from "./parsed-text.js";

/** The version of an OpenAPI document; a diagnostic for what is none, or none that we read. */
export function versionOf(text: ParsedText): OpenApiDocument["version"] | Diagnostic {
  const { value: root } = text;
  if (!isObject(root)) {
    const what = typeof root === "string" ? "plain text" : typeName(root);
    return refusal(text, [], "not-openapi", `An OpenAPI document is an object; this is ${what}`);
  }
  const openapi = getOwn(root, "openapi");
  if (openapi === undefined) return notOpenApi(text, root);
  const match = typeof openapi === "string" ? /^(3\.[012])\.\d+(?:-.+)?$/.exec(openapi) : null;
  if (match) return match[1] as OpenApiDocument["version"];
  const shown = JSON.stringify(openapi);
  return refusal(
    text,
    ["openapi"],
    "openapi-version",
    `OpenAPI 3.0, 3.1 and 3.2 are read; this document says ${shown}`,
    /^"?3(?:\.[012])?"?$/.test(shown)
      ? 'Write the full version as a string, such as "3.1.0".'
      : undefined,
  );
}

function notOpenApi(text: ParsedText, root: JsonObject): Diagnostic {
  const swagger = getOwn(root, "swagger");
  if (swagger !== undefined) {
    const message = `This is a Swagger ${JSON.stringify(swagger)} document; OpenAPI 3.0, 3.1 and 3.2 are read`;
    const hint = "Convert it to OpenAPI 3 first, for example with swagger2openapi.";
    return refusal(text, ["swagger"], "openapi-version", message, hint);
  }
  for (const [key, name] of otherFormats) {
    if (getOwn(root, key) === undefined) continue;
    const message = `This is ${name}, where an OpenAPI document is expected`;
    return refusal(text, [key], "not-openapi", message);
  }
  const message = 'This is no OpenAPI document: it has no "openapi" version';
  return refusal(
    text,
    [],
    "not-openapi",
    message,
    'It begins with a line such as: openapi: "3.1.0".',
  );
}

const otherFormats: readonly (readonly [key: string, name: string])[] = [
  ["asyncapi", "an AsyncAPI document"],
  ["arazzo", "an Arazzo document"],
  ["overlay", "an OpenAPI Overlay"],
  ["swaggerVersion", "a Swagger 1 document"],
  ["$schema", "a JSON Schema"],
  ["error", "an error message of some server"],
  ["errors", "an error message of some server"],
];

function refusal(
  text: ParsedText,
  path: Path,
  code: string,
  message: string,
  hint?: string,
): Diagnostic {
  return {
    code,
    severity: "error",
    message,
    pointer: toPointer(path),
    location: text.locate(path),
    hint,
  };
}
