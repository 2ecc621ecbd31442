import type {
  ApiModel,
  Choice,
  Operation,
  Pagination,
  Resource,
  SecurityRequirements,
  Webhooks,
} from "../model/model.js";
import type { Declarations } from "../types/declarations.js";
import { type Code, identifier, memberAccess } from "./code.js";
import { routeOf } from "./method.js";
import { variableOf } from "./package-views.js";
import { signatureOf } from "./signature.js";
import { payloadType, webhooksEntry } from "./webhooks-view.js";

/** `api.md`: one line an operation. */
export interface ApiListView {
  readonly title: string;
  readonly clientName: Code;
  readonly packageName: string;
  readonly resources: readonly {
    heading: string;
    methods: readonly MethodLineView[];
  }[];
  /** One, or none where there are no webhooks. */
  readonly webhooks: readonly WebhookListView[];
}

/** One line a webhook. */
interface WebhookListView {
  readonly entry: string;
  /** `undefined` where no property tells events apart. */
  readonly discriminator: string | undefined;
  readonly events: readonly { name: string; type: string; deprecated: boolean }[];
}

interface MethodLineView {
  readonly deprecated: boolean;
  readonly signature: string;
  readonly route: string;
  readonly facts: readonly { parts: readonly PartView[] }[];
}

/** Words, or a name. */
export type PartView =
  | { readonly text: string; readonly name: undefined }
  | { readonly text: undefined; readonly name: string };

export function apiListView(api: ApiModel, declarations: Declarations): ApiListView {
  return {
    title: api.clientName,
    clientName: identifier(api.clientName),
    packageName: api.packageName,
    resources: api.resources
      .filter(({ operations }) => operations.length > 0)
      .map((resource) => ({
        heading: resource.path.join("."),
        methods: resource.operations.map((operation) => ({
          deprecated: operation.deprecated,
          signature: signatureLine(operation, resource, api, declarations),
          route: routeOf(operation),
          facts: factsOf(operation, api),
        })),
      })),
    webhooks: api.webhooks === undefined ? [] : [webhookList(api.webhooks, api, declarations)],
  };
}

function webhookList(
  webhooks: Webhooks,
  api: ApiModel,
  declarations: Declarations,
): WebhookListView {
  return {
    entry: `${api.packageName}/${webhooksEntry}`,
    discriminator: webhooks.discriminator,
    events: webhooks.events.map((event) => ({
      name: event.name,
      type: payloadType(event, declarations).text,
      deprecated: event.deprecated,
    })),
  };
}

/** As an editor shows it, without the options that all methods have. */
function signatureLine(
  operation: Operation,
  resource: Resource,
  api: ApiModel,
  declarations: Declarations,
): string {
  // As it is called without a choice of media types; which there are is told behind it.
  const usual =
    operation.bodies === undefined && operation.results === undefined
      ? operation
      : { ...operation, bodies: undefined, results: undefined };
  const { parameters, returnType } = signatureOf(usual, declarations);
  const method = methodAccess(api, resource, operation);
  const list = parameters
    .slice(0, -1)
    .map(({ text }) => text.replace(/^(\w+): ([^]*) = \{\}$/, "$1?: $2"));
  return `${method.text}(${list.join(", ")}): ${returnType.text}`;
}

export function methodAccess(api: ApiModel, resource: Resource, operation: Operation): Code {
  const client = identifier(variableOf(api));
  return memberAccess(client, [...resource.path, operation.methodName]);
}

function factsOf(
  { bodies, idempotencyHeader, pagination, results, security }: Operation,
  api: ApiModel,
): readonly { parts: readonly PartView[] }[] {
  return [
    ...(pagination === undefined ? [] : [[words(`paged by ${PAGED_BY[pagination.style]}`)]]),
    ...(bodies === undefined ? [] : [choiceOf("contentType", bodies)]),
    ...(results === undefined ? [] : [choiceOf("accept", results)]),
    ...(idempotencyHeader === undefined ? [] : [keyIn(idempotencyHeader)]),
    needsOf(security ?? api.security),
  ].map((parts) => ({ parts }));
}

/** `contentType` may be `text/csv` or `application/xml`. */
function choiceOf(option: string, { options }: Choice<unknown>): readonly PartView[] {
  const others = options
    .slice(1)
    .flatMap(({ mediaType }, index): readonly PartView[] => [
      ...(index === 0 ? [] : [words("or")]),
      named(mediaType),
    ]);
  return [named(option), words("may be"), ...others];
}

/** That it can be repeated, and by what; a caller who has a key of his own gives it there. */
function keyIn(header: string): readonly PartView[] {
  return [words("idempotent, by a key in"), named(header)];
}

export function words(text: string): PartView {
  return { text, name: undefined };
}

export function named(name: string): PartView {
  return { text: undefined, name };
}

const PAGED_BY: Readonly<Record<Pagination["style"], string>> = {
  page: "page number",
  offset: "offset",
  cursor: "cursor",
  link: "link",
};

/** `needs a and b or c`. */
function needsOf(security: SecurityRequirements): readonly PartView[] {
  if (security.length === 0) return [words("needs no credential")];
  return security.flatMap((names, index): readonly PartView[] => [
    words(index === 0 ? "needs" : "or"),
    ...(names.length === 0 ? [words("nothing")] : []),
    ...names.flatMap((name, at): readonly PartView[] => [
      ...(at === 0 ? [] : [words("and")]),
      named(name),
    ]),
  ]);
}
