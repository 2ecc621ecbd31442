import type { JsonValue } from "../document.js";
import { tellApart } from "./discriminator.js";
import type { FoundWebhook } from "./find-webhooks.js";
import type { Webhooks } from "./model.js";
import { pascalCase } from "./names.js";
import type { NamedSchemas } from "./named-schemas.js";
import type { Report } from "./report.js";
import type { PlacedSchema, SchemaWalk } from "./schema-walk.js";

interface Context {
  readonly schemas: NamedSchemas;
  readonly walk: SchemaWalk;
  readonly report: Report;
}

/**
 * The events that an API tells of. Payloads are typed as what is read: what the document calls
 * read-only is what a server sends.
 *
 * @returns `undefined` where there are none
 */
export function readWebhooks(
  found: readonly FoundWebhook[],
  { schemas, walk, report }: Context,
): Webhooks | undefined {
  const described = found
    .map((webhook) => ({ ...webhook, payloads: describedPayloads(webhook, walk) }))
    .filter(({ payloads }) => payloads.length > 0);
  if (described.length === 0) return undefined;
  const { property, untold } = tellApart(described, walk);
  noteUntold(property, untold, report);
  return {
    discriminator: property,
    events: described.map(({ name, pointer, operations, payloads }) => ({
      ...{ name, pointer },
      summary: operations[0]?.summary,
      description: operations[0]?.description,
      deprecated: operations.every(({ deprecated }) => deprecated === true),
      typeNames: payloads.map(({ schema, pointer: place }) =>
        schemas.derive(`Webhook${pascalCase(name)}Payload`, schema, place),
      ),
    })),
  };
}

/** Payloads of which anything is said: a type of anything at all would hide all the others. */
export function describedPayloads(
  { payloads }: FoundWebhook,
  walk: SchemaWalk,
): readonly PlacedSchema[] {
  return payloads.filter((payload) => !saysNothing(walk.resolve(payload).schema));
}

function saysNothing(schema: JsonValue): boolean {
  if (typeof schema !== "object" || schema === null) return true;
  return Object.keys(schema).every((key) => key.startsWith("x-") || annotations.has(key));
}

const annotations = new Set(
  "title description default deprecated example examples externalDocs readOnly writeOnly xml".split(
    " ",
  ),
);

/** More names than these are counted. */
const mostNames = 5;

function noteUntold(
  property: string | undefined,
  untold: readonly FoundWebhook[],
  report: Report,
): void {
  const [first] = untold;
  if (first === undefined) return;
  const names = untold.slice(0, mostNames).map(({ name }) => JSON.stringify(name));
  const rest = untold.length - names.length;
  const all = names.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
  report.note({
    code: "webhooks-not-told-apart",
    message:
      property === undefined
        ? `No property tells the payloads of webhooks apart: ${all}`
        : `The property "${property}" tells payloads of webhooks apart, but not those of ${all}`,
    pointer: first.pointer,
    hint: "A required property with a `const` of its own in each payload would.",
  });
}
