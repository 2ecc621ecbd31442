import { call, type Call } from "./call.js";
import { AbortedError, ArgumentError, ConnectionError, DecodeError } from "./errors.js";
import { sendable } from "./request.js";
import { snapshot } from "./snapshot.js";
import type { CallArguments, Core, Operation, RequestOptions } from "./types.js";

/** A call whose result is a body as it came: bytes, or a text. */
export interface RawCall<Data, Failure = never> extends Call<Data, Failure> {
  /**
   * The same call, for its body as it comes, which may be of any length. Asked for later than at once,
   * when the request is on its way, it throws an `ArgumentError`. Attempts and timeouts end where the
   * body begins, `signal` ends the body, too, and so does who cancels it.
   */
  readonly stream: () => Call<ReadableStream<Uint8Array> | Extract<Data, undefined>, Failure>;
}

/** Sends a request, as soon as the caller has had the time to say that he wants a stream. */
export function callRaw<Data, Failure>(
  core: Core,
  operation: Operation,
  args: CallArguments,
  options: RequestOptions,
): RawCall<Data, Failure> {
  let streamed = false;
  let sent = false;
  const send: Core["send"] = async () => {
    const kept = sendable("request", () => snapshot(args));
    await Promise.resolve();
    sent = true;
    if (!streamed) return core.send(operation, kept, options);
    const { bodyStream } = await import("./features/body-stream.js");
    const streamOf = bodyStream({ AbortedError, ConnectionError, DecodeError });
    const read: Operation["read"] = ({ response }, context) => streamOf(response, context);
    return core.send({ ...operation, responseType: "stream", read }, kept, options);
  };
  const made = call<Data, Failure>({ ...core, send }, operation, args, options);
  return Object.assign(made, {
    stream: () => {
      if (sent) {
        throw new ArgumentError("stream() comes too late: ask for it where the method is called");
      }
      streamed = true;
      return made as Call<never, Failure>;
    },
  });
}
