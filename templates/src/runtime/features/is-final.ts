import type { ApiError } from "../errors.js";

/** Whether a call ends with an error, whatever its retries are. */
export function isFinal(error: ApiError | undefined): boolean {
  return error !== undefined && !/^(connection|timeout)$/.test(error.code);
}
