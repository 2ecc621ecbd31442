import { type FoundOperation, methodsOf, unsendable } from "./find-operations.js";
import { errorContents } from "./error-responses.js";
import type { FoundWebhook } from "./find-webhooks.js";
import { textParts } from "./form-parts.js";
import { bodyKindOf, chooseContent, isJson, sendable } from "./media-types.js";
import type { Choice, Operation } from "./model.js";
import {
  escapePointer,
  type MediaTypeObject,
  type OpenApiRoot,
  type ResponseObject,
} from "./openapi.js";
import { responsesOf } from "./operation.js";
import { takesBody } from "./request-body.js";
import type { Report } from "./report.js";
import type { SchemaWalk } from "./schema-walk.js";
import { describedPayloads } from "./webhooks.js";

/**
 * Notes what a document says and its client does not do: each kind once, with how often and where.
 * @param read - what became of the operations, by pointer
 */
export function noteLeftOut(
  operations: readonly FoundOperation[],
  read: ReadonlyMap<string, Operation>,
  webhooks: readonly FoundWebhook[],
  context: { readonly root: OpenApiRoot; readonly report: Report; readonly walk: SchemaWalk },
): void {
  const { root, report, walk } = context;
  const tally = new Tally();
  for (const operation of operations) {
    countOperation(operation, read.get(operation.pointer), walk, tally);
  }
  for (const [path, item] of Object.entries(root.paths ?? {})) {
    for (const { httpMethod, place } of methodsOf(item, root)) {
      if (unsendable.has(httpMethod)) {
        tally.add(unsendableMethod(httpMethod), `/paths/${escapePointer(path)}/${place}`);
      }
    }
  }
  for (const webhook of webhooks) {
    if (describedPayloads(webhook, walk).length === 0) tally.add(kinds.webhooks, webhook.pointer);
  }
  tally.report(report);
}

interface Kind {
  readonly code: string;
  /** What there are several of, and why they are left out. */
  readonly message: (count: string) => string;
  readonly hint?: string;
}

const kinds = {
  webhooks: {
    code: "webhooks-left-out",
    message: (count) =>
      `${count} webhook(s) left out: nothing is said of a JSON body of their requests`,
  },
  callbacks: {
    code: "callbacks-left-out",
    message: (count) =>
      `callbacks of ${count} operation(s) left out: a client receives no requests`,
  },
  links: {
    code: "links-left-out",
    message: (count) => `links of ${count} response(s) left out: a method stands for no other`,
  },
  servers: {
    code: "servers-left-out",
    message: (count) =>
      `${count} operation(s) name several servers of their own; the first is used`,
    hint: "The `baseUrl` option is above all of them.",
  },
  bodies: {
    code: "bodies-left-out",
    message: (count) => `bodies of ${count} GET or HEAD request(s) left out: fetch sends none`,
  },
  textParts: {
    code: "parts-as-text",
    message: (count) =>
      `${count} part(s) of forms are given as the text that is sent: only JSON is written for the caller`,
  },
  partHeaders: {
    code: "part-headers-left-out",
    message: (count) => `headers of the parts of ${count} request body(s) left out`,
    hint: "A body that is given as FormData or a Blob is sent as it is.",
  },
} satisfies Record<string, Kind>;

function unsendableMethod(httpMethod: string): Kind {
  return {
    code: "operations-left-out",
    message: (count) => `${count} ${httpMethod} operation(s) left out: fetch does not send them`,
  };
}

function unsent(mediaType: string): Kind {
  return {
    code: "request-media-type-left-out",
    message: (count) =>
      `${mediaType} left out of ${count} request body(s), which have another type`,
    hint: "Which is sent: JSON, else a form, a multipart form, text, bytes.",
  };
}

function unread(mediaType: string): Kind {
  return {
    code: "response-media-type-left-out",
    message: (count) => `${mediaType} left out of ${count} response(s), which have another type`,
    hint: "Which is asked for: JSON, else events, JSON lines, text, bytes.",
  };
}

function countOperation(
  { httpMethod, object, pointer, servers }: FoundOperation,
  read: Operation | undefined,
  walk: SchemaWalk,
  tally: Tally,
): void {
  if (Object.keys(object.callbacks ?? {}).length > 0) {
    tally.add(kinds.callbacks, `${pointer}/callbacks`);
  }
  if ((servers?.length ?? 0) > 1) tally.add(kinds.servers, pointer);
  const hasBody = takesBody(httpMethod);
  if (!hasBody && object.requestBody !== undefined) {
    tally.add(kinds.bodies, `${pointer}/requestBody`);
  }
  const { content } = (hasBody ? object.requestBody : undefined) ?? {};
  const bodies = mediaTypesOf(read?.bodies);
  countUnchosen(content, bodies, `${pointer}/requestBody/content`, unsent, tally);
  for (const [key, media] of Object.entries(content ?? {})) {
    for (const name of isForm(key) ? textParts(media, walk) : []) {
      const place = `${pointer}/requestBody/content/${escapePointer(key)}`;
      tally.add(kinds.textParts, `${place}/encoding/${escapePointer(name)}`);
    }
  }
  const encodings = Object.values(content ?? {}).flatMap((each) =>
    Object.values(each.encoding ?? {}),
  );
  if (encodings.some(({ headers }) => headers !== undefined)) {
    tally.add(kinds.partHeaders, `${pointer}/requestBody/content`);
  }
  const responses = responsesOf({ object });
  const succeeds = responses.some(([status]) => status.startsWith("2"));
  for (const [status, response] of responses) {
    const place = `${pointer}/responses/${status}`;
    if (Object.keys(response.links ?? {}).length > 0) tally.add(kinds.links, `${place}/links`);
    const isSuccess = succeeds ? status.startsWith("2") : status === "default";
    const results = isSuccess ? mediaTypesOf(read?.results) : failuresOf(response.content);
    countUnchosen(response.content, results, `${place}/content`, unread, tally);
  }
}

function isForm(mediaType: string): boolean {
  return ["form", "multipart"].includes(bodyKindOf(mediaType));
}

function mediaTypesOf(choice: Choice<unknown> | undefined): readonly string[] {
  return (choice?.options ?? []).map(({ mediaType }) => mediaType);
}

/** What the body of a failure is read as, whichever of these comes. */
function failuresOf(content: ResponseObject["content"]): readonly string[] {
  return errorContents(content).map(({ mediaType }) => mediaType);
}

function countUnchosen(
  content: Readonly<Record<string, MediaTypeObject>> | undefined,
  reachable: readonly string[],
  pointer: string,
  kind: (mediaType: string) => Kind,
  tally: Tally,
): void {
  const chosen = chooseContent(content);
  for (const key of Object.keys(content ?? {})) {
    if (reachable.includes(sendable(key, bodyKindOf(key)))) continue;
    // The same in another dress is no loss.
    if (key === chosen?.key || (chosen?.kind === "json" && (isJson(key) || key === "*/*")))
      continue;
    tally.add(kind(key), `${pointer}/${escapePointer(key)}`);
  }
}

class Tally {
  readonly #counts = new Map<string, { kind: Kind; pointer: string; count: number }>();

  add(kind: Kind, pointer: string, count = 1): void {
    const key = kind.message("");
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { kind, pointer, count });
    else known.count += count;
  }

  report(report: Report): void {
    for (const { kind, pointer, count } of this.#counts.values()) {
      const { code, message, hint } = kind;
      report.note({ code, message: message(String(count)), pointer, ...(hint && { hint }) });
    }
  }
}
