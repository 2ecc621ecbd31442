import type { GlobalContext, OpenAPI3 } from "openapi-typescript";

import type { JsonObject } from "../document.js";
import ts from "../typescript.cjs";
import openapiTypescript from "./openapi-typescript.cjs";
import { typeKeyword } from "./translation-input.js";

/**
 * Has openapi-typescript make types of a document.
 *
 * By its own front door it would have the document checked and bundled by Redocly first. That was
 * done when the document was read; Redocly besides follows whatever looks like a reference, into
 * files and the network, and by recursion, so that a long chain of types is too much for it.
 *
 * @param document - is changed on the way
 */
export function translate(document: JsonObject): readonly ts.Node[] {
  const schema = document as unknown as OpenAPI3;
  const options = { silent: true };
  const context: Omit<GlobalContext, "redoc"> = {
    additionalProperties: false,
    alphabetize: true,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // A caller need not send what has a default, and a response promises only what is required.
    defaultNonNullable: false,
    discriminators: openapiTypescript.scanDiscriminators(schema, options),
    // `type: object` alone allows any object; by default, it would be typed as one without properties.
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: (each) => {
      const typeName = (each as unknown as JsonObject)[typeKeyword];
      return typeof typeName === "string"
        ? ts.factory.createTypeReferenceNode(typeName)
        : undefined;
    },
    transformProperty: undefined,
    resolve: ($ref) => openapiTypescript.resolveRef(schema, $ref, options),
  };
  // Redocly's settings are for its front door alone.
  return openapiTypescript.transformSchema(schema, context as GlobalContext);
}
