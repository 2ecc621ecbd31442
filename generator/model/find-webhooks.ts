import { isObject } from "../json.js";
import { extensionName } from "../load/extension.js";
import { httpMethods } from "../load/methods.js";
import { compare, sortedBy } from "../order.js";
import { childPointer, escapePointer } from "../pointer.js";
import { chooseContent } from "./media-types.js";
import {
  type OpenApiRoot,
  type OperationObject,
  referencedSchemaName,
  type SchemaObject,
} from "./openapi.js";
import type { PlacedSchema } from "./schema-walk.js";

/** A webhook of the document, and what is known of the bodies of its requests. */
export interface FoundWebhook {
  readonly name: string;
  readonly pointer: string;
  readonly operations: readonly OperationObject[];
  /** One of each of its operations whose body is JSON of which anything is said. */
  readonly payloads: readonly PlacedSchema[];
}

/**
 * By name. Those of `x-webhooks`, as documents of OpenAPI 3.0 have them, are read after the others.
 * Nothing has checked what stands in an extension, so there a payload is a component's or none.
 */
export function findWebhooks(root: OpenApiRoot): readonly FoundWebhook[] {
  const found = new Map<string, FoundWebhook>();
  for (const section of ["x-webhooks", "webhooks"] as const) {
    const items = root[section];
    if (!isObject(items)) continue;
    for (const [name, item] of Object.entries(items)) {
      const pointer = childPointer(`/${section}`, name);
      const isChecked = section === "webhooks" && !name.startsWith("x-");
      const webhook =
        isObject(item) && webhookOf(name, item, pointer, isChecked ? undefined : root);
      if (webhook) found.set(name, webhook);
    }
  }
  return sortedBy(found.values(), ({ name }) => name);
}

/** @param root - where payloads may only be components: what has them */
function webhookOf(
  name: string,
  item: Readonly<Record<string, unknown>>,
  pointer: string,
  root: OpenApiRoot | undefined,
): FoundWebhook | undefined {
  const operations: OperationObject[] = [];
  const payloads: PlacedSchema[] = [];
  for (const method of [...httpMethods].sort(compare)) {
    const operation = item[method];
    if (!isObject(operation)) continue;
    const object = operation as OperationObject;
    if (root === undefined && object[extensionName]?.ignore === true) continue;
    operations.push(root === undefined ? object : {});
    const schema = payloadOf(operation);
    if (schema === undefined) continue;
    const place = { schema: schema.value, pointer: `${pointer}/${method}${schema.pointer}` };
    if (root === undefined || isComponent(schema.value, root)) payloads.push(place);
  }
  // References in an extension are not followed, but what they stand for is told of.
  const isKnown = operations.length > 0 || typeof item.$ref === "string";
  return isKnown ? { name, pointer, operations, payloads } : undefined;
}

/** Takes nothing for granted: this also reads extensions. */
function payloadOf({
  requestBody,
}: Readonly<Record<string, unknown>>): { value: SchemaObject; pointer: string } | undefined {
  const content = isObject(requestBody) ? requestBody.content : undefined;
  if (!isObject(content)) return undefined;
  const offered = Object.fromEntries(Object.entries(content).filter(([, type]) => isObject(type)));
  const chosen = chooseContent(offered as Record<string, { schema?: SchemaObject }>);
  const schema = chosen?.kind === "json" ? chosen.content.schema : undefined;
  if (chosen === undefined || !isObject(schema)) return undefined;
  return { value: schema, pointer: `/requestBody/content/${escapePointer(chosen.key)}/schema` };
}

function isComponent(schema: SchemaObject, { components }: OpenApiRoot): boolean {
  const name = referencedSchemaName(schema);
  const isWhole = typeof schema === "object" && Object.keys(schema).length === 1;
  return isWhole && name !== undefined && Object.hasOwn(components?.schemas ?? {}, name);
}
