import { ApiError, type TransportError } from "./errors.js";
import type { CallArguments, Core, Operation, Reply, RequestOptions } from "./types.js";

/** How a call ended. Tells more than `ok` alone only once `ok` is tested. */
export type Result<Data, Failure> =
  | { readonly ok: true; readonly data: Data; readonly response: Response }
  | { readonly ok: false; readonly error: Failure | TransportError };

/** A request on its way: a promise of the data. */
export interface Call<Data, Failure = never> extends Promise<Data> {
  /** The data together with the response that brought it. */
  readonly withResponse: () => Promise<Reply<Data>>;
  /** Rejects with nothing that the call itself can throw, but hands it back. */
  readonly result: () => Promise<Result<Data, Failure>>;
}

/** Sends a request, at once. */
export function call<Data, Failure>(
  core: Core,
  operation: Operation,
  args: CallArguments,
  options: RequestOptions,
): Call<Data, Failure> {
  const reply = core.send(operation, args, options) as Promise<Reply<Data>>;
  const data = reply.then((received) => received.data);

  /** Who looks at the reply need not look at the data: the rejection is then this promise's. */
  function looked(): Promise<Reply<Data>> {
    data.catch(() => undefined);
    return reply.then((received) => received);
  }

  return Object.assign(data, {
    withResponse: looked,
    result: () =>
      looked().then(
        ({ data, response }): Result<Data, Failure> => ({ ok: true, data, response }),
        (error: unknown): Result<Data, Failure> => {
          if (error instanceof ApiError) return { ok: false, error: error as Failure };
          throw error;
        },
      ),
  });
}
