import { ApiError } from "../errors.js";

/** Whether a call ends with an error, whatever its retries are. */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && !/^(connection|timeout)$/.test(error.code);
}
