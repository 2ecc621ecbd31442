import { whenAborted } from "./aborted.js";
import { checkpointOf, keyHash } from "./checkpoint.js";
import { ApiError, ArgumentError } from "./errors.js";
import { failure, fingerprint } from "./guards.js";
import { along } from "./pointer.js";
import {
  beginning,
  locate,
  pageOf,
  placeAfter,
  send,
  visit,
  visits,
  visitUntil,
  walk,
} from "./walk.js";

/**
 * What features need of a walk, which each list brings along for them. Features import nothing of it:
 * bundlers that split would make a file of what both import, which who has no features would load too.
 */
export const walker = {
  ApiError,
  ArgumentError,
  along,
  beginning,
  checkpointOf,
  failure,
  fingerprint,
  keyHash,
  locate,
  pageOf,
  placeAfter,
  send,
  visit,
  visitUntil,
  visits,
  walk,
  whenAborted,
};

export type Walker = typeof walker;
