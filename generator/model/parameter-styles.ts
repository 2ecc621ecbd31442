import { stylesByPlace } from "../load/styles.js";
import { isJson } from "./media-types.js";
import type { ParameterStyle, StyleName } from "./model.js";
import type { EncodingObject, ParameterObject } from "./openapi.js";
import type { PlacedOperation } from "./operation.js";
import { schemaOf, sendableParameters } from "./parameters.js";
import type { SchemaWalk } from "./schema-walk.js";

/** The styles of the parameters that are not written as their place usually has it. */
export function readStyles(
  operation: PlacedOperation,
  walk: SchemaWalk,
): readonly ParameterStyle[] {
  return sendableParameters(operation).flatMap((parameter) => {
    const style = styleOf(parameter);
    return style !== undefined && matters(style, parameter, operation, walk)
      ? [{ place: parameter.in, name: parameter.name, ...style }]
      : [];
  });
}

type Style = Omit<ParameterStyle, "place" | "name">;

const stylesOf: Readonly<Record<string, readonly StyleName[]>> = stylesByPlace;

function styleOf(parameter: ParameterObject): Style | undefined {
  if (parameter.content !== undefined) {
    const json = Object.keys(parameter.content).some(isJson);
    return json ? { style: "json", explode: false, reserved: false } : undefined;
  }
  const known = stylesOf[parameter.in] ?? [];
  const style = known.find((name) => name === parameter.style) ?? known[0];
  if (style === undefined) return undefined;
  const explode = parameter.explode ?? style === "form";
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

/** A single value looks the same in most styles. */
function matters(
  { style, reserved }: Style,
  parameter: ParameterObject,
  { pointer }: PlacedOperation,
  walk: SchemaWalk,
): boolean {
  if (reserved || style === "json" || style === "label" || style === "matrix") return true;
  const schema = schemaOf(parameter);
  if (typeof schema !== "object" && typeof schema !== "boolean") return true;
  if (schema === null || Array.isArray(schema)) return true;
  const types = walk.typesOf({ schema, pointer });
  return types.size === 0 || types.has("array") || types.has("object");
}
