import type { ApiModel, WebhookEvent, Webhooks } from "../model/model.js";
import type { Declarations } from "../types/declarations.js";
import { type Code, code, identifier, joined, memberName, namesIn, printedCode } from "./code.js";
import { docText } from "./doc-text.js";
import { header } from "./header.js";

/** The entry of the package that has the webhooks, and its file in `src/`. */
export const webhooksEntry = "webhooks";

/** `src/webhooks.ts`. */
export interface WebhooksView {
  readonly header: Code;
  /** What the schema's types are members of; `undefined` where none is used. */
  readonly schema: Code | undefined;
  /** The resource of the same name, which is had from the same entry. */
  readonly resources: readonly { from: string }[];
  readonly eventsDocs: string;
  readonly events: readonly { docs: string; name: Code; type: Code }[];
  readonly unionDocs: string;
  readonly verifyDocs: string;
}

const namespace = "schema";

export function webhooksView(
  webhooks: Webhooks,
  api: ApiModel,
  declarations: Declarations,
): WebhooksView {
  const types = webhooks.events.map((event) => payloadType(event, declarations, namespace));
  const usesSchema = types.some((type) => namesIn(type).has(namespace));
  return {
    header,
    schema: usesSchema ? identifier(namespace) : undefined,
    resources: api.resources
      .filter(({ fileName }) => fileName === webhooksEntry)
      .map(({ fileName }) => ({ from: `./resources/${fileName}.js` })),
    eventsDocs: docText([`What ${api.title} tells of: payloads, by the names of webhooks.`]),
    events: webhooks.events.map((event, index) => ({
      docs: eventDocs(event),
      name: memberName(event.name),
      type: types[index] ?? code`never`,
    })),
    unionDocs: docText([`Any of them. ${toldBy(webhooks)}`]),
    verifyDocs: docText([
      "Verifies that a request was signed, and lately, by [Standard Webhooks](https://www.standardwebhooks.com).",
      "An event that the document does not know comes through as it is: let a `switch` have a default.",
      [
        "@param body - as it came: the text or the bytes, before anything parsed it",
        "@param secret - one, or several while one takes the place of another",
        "@throws {WebhookVerificationError} where it was not",
      ].join("\n"),
    ]),
  };
}

/** The type of an event's payload. */
export function payloadType(
  { typeNames }: WebhookEvent,
  declarations: Declarations,
  within?: string,
): Code {
  const types = typeNames.map((typeName) => {
    const { text, mentions } = declarations.spelling(typeName, within);
    const qualifier = within === undefined || mentions.length === 0 ? [] : [within];
    return printedCode(text, [...qualifier, ...mentions]);
  });
  return joined(types, code` | `);
}

function toldBy({ discriminator }: Webhooks): string {
  return discriminator === undefined
    ? "No property tells which."
    : `\`${discriminator}\` tells which.`;
}

function eventDocs({ name, summary, description, deprecated }: WebhookEvent): string {
  // Frameworks make a summary of the name, which is there already.
  const words = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const own = summary !== undefined && words(summary) !== words(name) ? summary : undefined;
  const sentence = own !== undefined && /[\p{L}\p{N}]$/u.test(own) ? `${own}.` : own;
  return docText([sentence, description, deprecated ? "@deprecated" : undefined]);
}
