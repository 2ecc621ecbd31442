import type { Kind } from "../references/grammar.js";

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

const schema = list(`
  title description type format enum const default example examples deprecated readOnly writeOnly
  nullable discriminator xml externalDocs multipleOf maximum exclusiveMaximum minimum
  exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems maxProperties
  minProperties required properties patternProperties additionalProperties propertyNames items
  prefixItems contains allOf anyOf oneOf not if then else dependentSchemas dependentRequired
  unevaluatedItems unevaluatedProperties contentEncoding contentMediaType contentSchema`);

const fields: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  document: list("openapi info servers paths webhooks components security tags externalDocs"),
  components: list(`
    schemas responses parameters examples requestBodies headers securitySchemes links callbacks
    pathItems`),
  pathItem: list(`
    summary description get put post delete options head patch trace servers parameters`),
  operation: list(`
    tags summary description externalDocs operationId parameters requestBody responses callbacks
    deprecated security servers`),
  parameter: list(`
    name in description required deprecated allowEmptyValue style explode allowReserved schema
    example examples content`),
  header: list("description required deprecated style explode schema example examples content"),
  requestBody: list("description content required"),
  response: list("description headers content links"),
  mediaType: list("schema example examples encoding"),
  encoding: list("contentType headers style explode allowReserved"),
  example: list("summary description value externalValue"),
  link: list("operationRef operationId parameters requestBody description server"),
  securityScheme: list("type description name in scheme bearerFormat flows openIdConnectUrl"),
  schema,
};

/** The fields of OpenAPI's objects, to guess what a misspelt one is meant to be. */
export const knownFields = {
  of: (kind: Kind): readonly string[] => fields[kind] ?? [],
  /** Keywords near to others by their letters, which are meant as they stand. */
  jsonSchema: list("$id $schema $ref $comment $defs $anchor definitions id contentEncoding item"),
  /** What is new in OpenAPI 3.2. */
  new32: list(`
    $self name summary parent kind query additionalOperations itemSchema prefixEncoding itemEncoding
    encoding mediaTypes dataValue serializedValue defaultMapping nodeType deviceAuthorization
    deviceAuthorizationUrl oauth2MetadataUrl deprecated`),
};
