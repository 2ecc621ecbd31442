import type { Idempotency } from "./types.js";
import { uuid } from "./uuid.js";

/** A header that makes it harmless to repeat a request, since the server knows it again by its key. */
export function idempotencyKey(header: string): Idempotency {
  return { header, newKey: uuid };
}
