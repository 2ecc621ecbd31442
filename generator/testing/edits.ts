import type { Editable } from "./books-document.js";
import { credentials } from "./edits/credentials.js";
import { mediaTypes } from "./edits/media-types.js";
import { names } from "./edits/names.js";
import { operations } from "./edits/operations.js";
import { pages } from "./edits/pages.js";
import { requestBodies } from "./edits/request-bodies.js";
import { requestParameters } from "./edits/request-parameters.js";
import { responseBodies } from "./edits/response-bodies.js";
import { responseProperties } from "./edits/response-properties.js";
import { servers } from "./edits/servers.js";
import { values } from "./edits/values.js";

/** An edit of the API of books, and what a person would say of it. */
export interface Edit {
  readonly what: string;
  /** What the document is like before, where not as it is. */
  readonly before?: (document: Editable) => void;
  readonly edit: (document: Editable) => void;
  readonly verdict: "breaks" | "holds";
  /** The codes of all findings, in any order, each once. */
  readonly codes: readonly string[];
}

const rows = [
  ...responseProperties,
  ...responseBodies,
  ...requestBodies,
  ...requestParameters,
  ...operations,
  ...values,
  ...pages,
  ...credentials,
  ...servers,
  ...names,
  ...mediaTypes,
];

/** The table. */
export const edits: readonly Edit[] = rows.map(([what, verdict, codes, edit, before]) =>
  before === undefined ? { what, verdict, codes, edit } : { what, verdict, codes, edit, before },
);
