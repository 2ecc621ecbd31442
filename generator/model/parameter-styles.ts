import { stylesByPlace } from "../load/styles.js";
import { bodyKindOf, isJson } from "./media-types.js";
import type { ParameterStyle, StyleName } from "./model.js";
import type { EncodingObject, MediaTypeObject, ParameterObject } from "./openapi.js";
import type { PlacedOperation } from "./operation.js";
import { schemaOf, sendableParameters, wholeForm } from "./parameters.js";
import type { SchemaWalk } from "./schema-walk.js";

/** The styles of the parameters that are not written as their place usually has it. */
export function readStyles(
  operation: PlacedOperation,
  walk: SchemaWalk,
): readonly ParameterStyle[] {
  return sendableParameters(operation).flatMap((parameter): readonly ParameterStyle[] => {
    const form = parameter.in === "querystring" ? wholeForm(parameter) : undefined;
    if (form !== undefined) return stylesInForm(form);
    const style = styleOf(parameter);
    return style !== undefined && matters(style, parameter, operation, walk)
      ? [{ place: parameter.in, name: parameter.name, ...style }]
      : [];
  });
}

/** A query as a whole that is written as a form is one of parameters, which its properties are. */
function stylesInForm({ encoding = {} }: MediaTypeObject): readonly ParameterStyle[] {
  return Object.entries(encoding).flatMap(([name, each]): readonly ParameterStyle[] => {
    const style = formStyleOf(each);
    return style === undefined ? [] : [{ place: "query", name, ...style }];
  });
}

type Style = Omit<ParameterStyle, "place" | "name">;

const stylesOf: Readonly<Record<string, readonly StyleName[]>> = stylesByPlace;

function styleOf(parameter: ParameterObject): Style | undefined {
  if (parameter.content !== undefined) {
    const [mediaType = ""] = Object.keys(parameter.content);
    if (bodyKindOf(mediaType) === "json") return { style: "json", explode: false, reserved: false };
    // A text that is the query as a whole has no name to stand behind.
    return parameter.in === "querystring"
      ? { style: "simple", explode: true, reserved: false }
      : undefined;
  }
  const known = stylesOf[parameter.in] ?? [];
  const style = known.find((name) => name === parameter.style) ?? known[0];
  if (style === undefined) return undefined;
  const explode = parameter.explode ?? (style === "form" || style === "cookie");
  const reserved = parameter.allowReserved === true && parameter.in === "query";
  return unusual({ style, explode, reserved });
}

/** How a property of a form is written; `undefined` where it is as usual. */
export function formStyleOf(encoding: EncodingObject): Style | undefined {
  if (encoding.style === undefined && encoding.explode === undefined) {
    const reserved = encoding.allowReserved === true;
    if (encoding.contentType !== undefined && isJson(encoding.contentType)) {
      return { style: "json", explode: false, reserved };
    }
    return reserved ? { style: "deepObject", explode: true, reserved } : undefined;
  }
  const style = stylesOf.query?.find((name) => name === encoding.style) ?? "form";
  const explode = encoding.explode ?? style === "form";
  return { style, explode, reserved: encoding.allowReserved === true };
}

function unusual(given: Style): Style | undefined {
  const { explode, reserved } = given;
  // Exploded, these two have nothing to put their delimiter between.
  const delimits = given.style === "spaceDelimited" || given.style === "pipeDelimited";
  const style = explode && delimits ? "form" : given.style;
  if (reserved) return { style, explode, reserved };
  const usual = (style === "form" && explode) || (style === "simple" && !explode);
  return usual ? undefined : { style, explode, reserved };
}

/** Styles in which a single value does not look as it does in most. */
const marksValues: ReadonlySet<StyleName> = new Set<StyleName>([
  "json",
  "label",
  "matrix",
  "cookie",
]);

function matters(
  { style, reserved }: Style,
  parameter: ParameterObject,
  { pointer }: PlacedOperation,
  walk: SchemaWalk,
): boolean {
  if (reserved || parameter.in === "querystring" || marksValues.has(style)) return true;
  const schema = schemaOf(parameter);
  if (typeof schema !== "object" && typeof schema !== "boolean") return true;
  if (schema === null || Array.isArray(schema)) return true;
  const types = walk.typesOf({ schema, pointer });
  return types.size === 0 || types.has("array") || types.has("object");
}
