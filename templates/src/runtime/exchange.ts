import type { Credentials, Secrets } from "./credentials.js";
import { ApiError, ConnectionError, DecodeError, TimeoutError } from "./errors.js";
import type { Lifetime } from "./lifetime.js";
import type { Delay } from "./retry.js";
import type { Fetch } from "./types.js";

/** What the attempts of a call go by. */
export interface Exchange {
  readonly lifetime: Lifetime;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  readonly delay: Delay;
  readonly fetch: Fetch;
  readonly credentials: Credentials;
  /** Whether the body of a success is handed on as it comes; else it is read as part of the attempt. */
  readonly stream: boolean;
  /** Of a body that is read; 0: no limit. */
  readonly maxBytes: number;
  /** Ends a stream that has been handed on. */
  readonly signal: AbortSignal | undefined;
  readonly onAttempt: (count: number) => void;
  /** Milliseconds that an attempt is held back yet. */
  readonly hold: () => number;
}

interface Outcome {
  readonly response?: Response;
  /** Milliseconds before the next attempt; `undefined`: this was the last. */
  readonly wait: number | undefined;
}

/** Sends a request as often as it takes. All that it throws of itself are `ApiError`s. */
export async function exchange(request: Request, call: Exchange): Promise<Response> {
  const { credentials, delay, lifetime } = call;
  const body = /^(GET|HEAD)$/.test(request.method) ? null : await request.blob();
  let renewed: Secrets | undefined;
  let mayRenew = true;

  async function attempt(signal: AbortSignal, count: number): Promise<Outcome> {
    const secrets = renewed ?? (await credentials());
    renewed = undefined;
    call.onAttempt(count);
    // A body that is handed on outlives its attempt, but not the caller's signal.
    const link = call.stream && call.signal ? AbortSignal.any([signal, call.signal]) : signal;
    const response = await transmit(
      () => new Request(request, { body, signal: link }),
      secrets,
      call.fetch,
    );
    let wait = delay(count, response);
    if (response.status === 401 && mayRenew) {
      mayRenew = false;
      renewed = await credentials();
      if (JSON.stringify(renewed) !== JSON.stringify(secrets)) wait = 0;
    }
    if (wait === undefined) {
      return { response: await received(response, request, call), wait };
    }
    // What is left unread would keep the connection from the next attempt.
    await response.body?.cancel().catch(() => undefined);
    return { wait };
  }

  function failed(error: unknown, count: number): Outcome {
    const failure =
      error instanceof ApiError
        ? error
        : new ConnectionError("The connection failed, or was lost", { cause: error });
    const lost = failure instanceof ConnectionError || failure instanceof TimeoutError;
    const wait = delay(count, undefined, failure);
    if (!lost || wait === undefined) throw failure;
    return { wait };
  }

  for (let count = 1; ; count++) {
    for (let held; (held = call.hold()) > 0;) await lifetime.sleep(held);
    const { response, wait } = await lifetime
      .run((signal) => attempt(signal, count), call.timeout)
      .catch((error: unknown) => failed(error, count));
    if (response) return response;
    await lifetime.sleep(wait ?? 0);
  }
}

/** Sends a request with its secrets, each in its place. */
async function transmit(make: () => Request, secrets: Secrets, fetch: Fetch): Promise<Response> {
  let request = make();
  for (const [scheme, secret] of secrets) request = await scheme.place(request, secret);
  const careful = secrets.find(([scheme]) => scheme.send)?.[0];
  return careful?.send ? careful.send(request, make(), fetch) : fetch(request);
}

/** The response with its body in it, so that nothing can be lost any more; else a stream. */
async function received(
  response: Response,
  request: Request,
  { stream, maxBytes }: Exchange,
): Promise<Response> {
  const whole = stream && response.ok ? undefined : await wholeOf(response, maxBytes);
  // Some statuses must have no body, not even an empty one.
  const body = whole?.size === 0 ? null : (whole ?? response.body);
  const url = response.redirected ? response.url : request.url;
  // Not the response's own URL, which may hold a key.
  return Object.defineProperty(new Response(body, response), "url", { value: url });
}

/** Counts while it reads: what a header says of the length is no promise. */
async function wholeOf(response: Response, maxBytes: number): Promise<Blob> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return new Blob(chunks);
    size += value.byteLength;
    if (maxBytes && size > maxBytes) {
      await reader?.cancel().catch(() => undefined);
      throw new DecodeError(`The body is longer than ${maxBytes} bytes`, response, "");
    }
    chunks.push(value);
  }
}
