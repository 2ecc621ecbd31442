import type { Kind } from "./tally.js";

/** What a client may leave out of what its document says. */
export const kinds = {
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
  serverVariables: {
    code: "server-variables-left-out",
    message: (count) =>
      `variables in the URLs of ${count} operation(s)' own servers keep their defaults`,
    hint: "The `baseUrl` option is above all of them.",
  },
  tagParents: {
    code: "tag-parents-left-out",
    message: (count, names) =>
      `the parents of ${count} tag(s) left out: ${names}; each tag is a resource of its own`,
    hint: "`resource` in an operation's x-pagewright says where it lives: media.books, for example.",
  },
  schemas: {
    code: "schemas-left-out",
    message: (count) =>
      `schemas of ${count} body(s) left out that are no JSON: each is the text, or the bytes, that is sent`,
  },
  items: {
    code: "items-left-out",
    message: (count) =>
      `items of ${count} body(s) left out that are no sequence by their media type`,
    hint: "Sequences are text/event-stream, application/jsonl and the like; multipart in requests.",
  },
  bodies: {
    code: "bodies-left-out",
    message: (count) => `bodies of ${count} GET or HEAD request(s) left out: fetch sends none`,
  },
  textParameters: {
    code: "parameters-as-text",
    message: (count) =>
      `${count} parameter(s) are given as the text that is sent: only JSON is written for the caller`,
  },
  textParts: {
    code: "parts-as-text",
    message: (count) =>
      `${count} part(s) of forms are given as the text that is sent: only JSON is written for the caller`,
  },
  nestedParts: {
    code: "nested-parts-left-out",
    message: (count) => `encodings inside the parts of ${count} request body(s) left out`,
    hint: "A part that has parts itself is given as a Blob.",
  },
  emptyBodies: {
    code: "empty-bodies-left-out",
    message: (count) =>
      `bodies of ${count} response(s) 204 or 205 left out: HTTP has none with these`,
  },
  formObjects: {
    code: "form-objects",
    message: (count) =>
      `${count} property(s) of forms are objects that nothing is said of how to write: as name[member]=value`,
    hint: "`style` or `contentType` in the form's encoding says how.",
  },
  partStyles: {
    code: "part-styles-left-out",
    message: (count) => `styles of the parts of ${count} request body(s) left out`,
    hint: "A list is one part for each element, an object one part of JSON.",
  },
  partHeaders: {
    code: "part-headers-left-out",
    message: (count) => `headers of the parts of ${count} request body(s) left out`,
    hint: "A body that is given as FormData or a Blob is sent as it is.",
  },
} satisfies Record<string, Kind>;

export function unsendableMethod(httpMethod: string): Kind {
  return {
    code: "operations-left-out",
    message: (count) => `${count} ${httpMethod} operation(s) left out: fetch does not send them`,
  };
}

export function unsent(mediaType: string): Kind {
  return {
    code: "request-media-type-left-out",
    message: (count) =>
      `${mediaType} left out of ${count} request body(s), which have another type`,
    hint: "Which is sent: JSON, else a form, a multipart form, text, bytes.",
  };
}

export function unread(mediaType: string): Kind {
  return {
    code: "response-media-type-left-out",
    message: (count) => `${mediaType} left out of ${count} response(s), which have another type`,
    hint: "Which is asked for: JSON, else events, JSON lines, text, bytes.",
  };
}

export function unreadPages(mediaType: string): Kind {
  return {
    code: "response-media-type-left-out",
    message: (count, names) =>
      `${mediaType} left out of ${count} list(s), which are read page by page as JSON: ${names}`,
    hint: "With `pagination: false` in its x-pagewright, an operation is one call, which takes `accept`.",
  };
}
