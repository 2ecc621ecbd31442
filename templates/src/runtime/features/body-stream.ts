import type { AbortedError, ApiError, ConnectionError, DecodeError } from "../errors.js";
import type { ReadContext } from "../types.js";

/** Handed over, since a bundler that splits would make a file of what both sides import. */
interface Errors {
  readonly AbortedError: typeof AbortedError;
  readonly ConnectionError: typeof ConnectionError;
  readonly DecodeError: typeof DecodeError;
}

/** A stream outlives its call, which tells of its errors no more. */
export function told(error: ApiError, { route }: ReadContext): ApiError {
  return Object.assign(error, { route, message: `${route}: ${error.message}` });
}

/** Reads a body as it comes, in whatever pieces. Whoever cancels it lets go of the connection. */
export function bodyStream(
  errors: Errors,
): (response: Response, context: ReadContext) => ReadableStream<Uint8Array> {
  return (response, context) => {
    const body = response.body as Response["body"] | undefined;
    // React Native shows none, which is not to be taken for an empty one.
    if (body === undefined) {
      const error = new errors.DecodeError("Here, no body can be had as it comes", response, "");
      throw told(error, context);
    }
    const reader = body?.getReader();
    return new ReadableStream(
      {
        pull: async (controller) => {
          try {
            const piece = await reader?.read();
            if (piece?.value) controller.enqueue(piece.value);
            else controller.close();
          } catch (cause) {
            const { signal } = context;
            const ended = signal?.aborted
              ? new errors.AbortedError(signal.reason)
              : new errors.ConnectionError("The connection was lost", { cause });
            throw told(ended, context);
          }
        },
        cancel: (reason) => {
          // Not waited for: where there is a copy of the response, it ends only with that.
          reader?.cancel(reason).catch(() => undefined);
        },
      },
      { highWaterMark: 0 },
    );
  };
}
