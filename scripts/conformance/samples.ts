import { sample } from "openapi-sampler";

import type { JsonObject, JsonValue } from "../../generator/document.js";
import type { Operation } from "../../generator/model/model.js";
import type {
  OpenApiRoot,
  OperationObject,
  ParameterObject,
} from "../../generator/model/openapi.js";

const always = { quiet: true, enablePatterns: true };

type Schema = Parameters<typeof sample>[0];

/** Makes values that fit the schemas of a document. */
export class Samples {
  readonly #root: object;

  constructor(root: OpenApiRoot) {
    this.#root = forSampler(root as unknown as JsonValue, root as unknown as JsonValue) as object;
  }

  /** Arguments for the generated method of an operation, in their order: all that can be given. */
  argumentsOf(
    operation: Operation,
    object: OperationObject,
    all: readonly ParameterObject[],
  ): unknown[] {
    const path = operation.pathParameters.map(({ name }) =>
      this.#parameter(all.find((each) => each.in === "path" && each.name === name)),
    );
    const groups = [
      operation.body && this.#body(operation.body.mediaType, object),
      operation.query && this.#group("query", all),
      operation.header && this.#group("header", all),
      operation.cookie && this.#group("cookie", all),
    ];
    return [...path, ...groups.filter((group) => group !== undefined)];
  }

  /** A body as an answer of a media type has it; `undefined` where it has none. */
  answer(schema: unknown): unknown {
    return this.#sample(schema ?? {}, { skipReadOnly: false });
  }

  #body(mediaType: string, { requestBody }: OperationObject): unknown {
    return this.#sample(requestBody?.content[mediaType]?.schema ?? {}, { skipReadOnly: true });
  }

  #group(place: string, all: readonly ParameterObject[]): object {
    const own = all.filter((each) => each.in === place);
    const values = own.map((each) => [each.name, several(this.#parameter(each))] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== null));
  }

  #parameter(parameter: ParameterObject | undefined): unknown {
    return this.#sample(parameter?.schema ?? { type: "string" }, { skipReadOnly: true });
  }

  #sample(schema: unknown, options: { readonly skipReadOnly: boolean }): unknown {
    return sample(
      forSampler(schema as JsonValue, this.#root as JsonValue) as Schema,
      { ...options, ...always },
      this.#root,
    );
  }
}

/** In a query, a list of one element looks like that element. */
function several(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 1) return value;
  const [element] = value as unknown[];
  return [element, element];
}

/** Schemas, with what the sampler does not know said in words that it does. */
function forSampler(value: JsonValue, root: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((element) => forSampler(element, root));
  if (typeof value !== "object" || value === null) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) copy[key] = forSampler(member, root);
  if (copy.format === "uuid4") copy.format = "uuid";
  if (copy.format === "ipvanyaddress") copy.format = "ipv4";
  if (typeof copy.exclusiveMinimum === "number") copy.minimum = copy.exclusiveMinimum + 1;
  const name = nameFor(copy.propertyNames, root);
  if (name !== undefined && typeof copy.additionalProperties === "object") {
    copy.properties = { [name]: copy.additionalProperties };
    delete copy.additionalProperties;
  }
  return copy;
}

/** A name that the schema of an object's names allows. */
function nameFor(schema: JsonValue | undefined, root: JsonValue): string | undefined {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return undefined;
  return String(sample({ type: "string", ...schema }, always, root as object));
}
