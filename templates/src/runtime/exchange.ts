import type { Credentials, Secrets } from "./credentials.js";
import { ApiError, ConnectionError, DecodeError } from "./errors.js";
import type { Lifetime } from "./lifetime.js";
import { type Delay, isLost, retryAfter } from "./retry.js";
import type { Clock, Fetch, SecurityScheme, Watch } from "./types.js";

/** What the attempts of a call go by. */
export interface Exchange {
  readonly clock: Clock;
  readonly lifetime: Lifetime;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  readonly delay: Delay;
  /** Holds attempts back, and has the last word on the next. */
  readonly watch: Watch | undefined;
  readonly fetch: Fetch;
  readonly credentials: Credentials;
  /** Whether the body of a success is handed on as it comes; else it is read as part of the attempt. */
  readonly stream: boolean;
  /** Of a body that is read; 0: no limit. */
  readonly maxBytes: number;
  /** Ends a stream that has been handed on. */
  readonly signal: AbortSignal | undefined;
  readonly onAttempt: () => void;
}

/** Sends a request as often as it takes. All that it throws of itself are `ApiError`s. */
export async function exchange(request: Request, call: Exchange): Promise<Response> {
  const { clock, credentials, lifetime, watch } = call;
  const body = /^(GET|HEAD)$/.test(request.method) ? null : await request.blob();
  let renewed: Secrets | undefined;
  let mayRenew = true;

  /** Milliseconds before the next attempt; `undefined`: this was the last. */
  function judge(attempt: number, response?: Response, error?: ApiError): number | undefined {
    const wait = call.delay(attempt, response, error);
    if (!watch) return wait;
    const now = clock.now();
    const asked = response && retryAfter(response.headers, now);
    return watch.judge({ attempt, response, error, lost: isLost(error), wait, asked, now });
  }

  /** The answer, or the milliseconds before the next attempt. */
  async function attempt(signal: AbortSignal, count: number): Promise<Response | number> {
    const secrets = renewed ?? (await credentials());
    renewed = undefined;
    call.onAttempt();
    watch?.sending?.(count);
    // A body that is handed on outlives its attempt, but not the caller's signal.
    const link = call.stream && call.signal ? AbortSignal.any([signal, call.signal]) : signal;
    const make = () => new Request(request, { body, signal: link });
    const response = await transmit(make, secrets, call.fetch);
    let wait = judge(count, response);
    if (response.status === 401 && mayRenew) {
      mayRenew = false;
      renewed = await credentials();
      if (JSON.stringify(renewed) !== JSON.stringify(secrets)) wait = 0;
    }
    if (wait === undefined) return received(response, request, call);
    // What is left unread would keep the connection from the next attempt.
    await response.body?.cancel().catch(() => undefined);
    return wait;
  }

  function failed(error: unknown, count: number): number {
    const failure =
      error instanceof ApiError
        ? error
        : new ConnectionError("The connection failed, or was lost", { cause: error });
    const wait = judge(count, undefined, failure);
    if (wait === undefined) throw failure;
    return wait;
  }

  for (let count = 1; ; count++) {
    for (let held; (held = watch?.hold?.(clock.now()) ?? 0) > 0;) await lifetime.sleep(held);
    const outcome = await lifetime
      .run((signal) => attempt(signal, count), call.timeout)
      .catch((error: unknown) => failed(error, count));
    if (typeof outcome !== "number") return outcome;
    await lifetime.sleep(outcome);
  }
}

/** Sends a request with its secrets, each in its place. */
async function transmit(make: () => Request, secrets: Secrets, fetch: Fetch): Promise<Response> {
  let request = make();
  let careful: SecurityScheme["send"];
  for (const [{ place, send }, secret] of secrets) {
    request = await place(request, secret);
    careful ??= send;
  }
  return careful ? careful(request, make(), fetch) : fetch(request);
}

/** The response with its body in it, so that nothing can be lost any more; else a stream. */
async function received(
  response: Response,
  request: Request,
  { stream, maxBytes }: Exchange,
): Promise<Response> {
  const body = stream && response.ok ? response.body : await wholeOf(response, maxBytes);
  const url = response.redirected ? response.url : request.url;
  // Not the response's own URL, which may hold a key.
  return Object.defineProperty(new Response(body, response), "url", { value: url });
}

/** Counts while it reads: what a header says of the length is no promise. */
async function wholeOf(
  response: Response,
  maxBytes: number,
): Promise<Blob | Uint8Array<ArrayBuffer> | null> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let chunk; (chunk = (await reader?.read())?.value);) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (maxBytes && size > maxBytes) {
      await reader?.cancel().catch(() => undefined);
      throw new DecodeError(`The body is longer than ${maxBytes} bytes`, response, "");
    }
  }
  // Some statuses must have no body, not even an empty one.
  if (size === 0) return null;
  // Most bodies come in one piece, and a `Blob` takes its time.
  return chunks.length > 1 ? new Blob(chunks) : (chunks[0] ?? null);
}
