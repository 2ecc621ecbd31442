import type { Answer } from "./answer.js";
import type { Store } from "./store.js";

/** A request that fits the document and is authorized. */
export interface ValidRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

export type OperationHandler = (request: ValidRequest, store: Store) => Answer;
