import type { Credentials, Secrets } from "./credentials.js";
import { type Answer, leave, readBody, withUrl } from "./answer.js";
import { transmit } from "./draft.js";
import { ApiError, ConnectionError } from "./errors.js";
import type { Lifetime } from "./lifetime.js";
import { type Delay, isLost, type Strain } from "./retry.js";
import type { Clock, Draft, Fetch, SecurityScheme, Watch } from "./types.js";

/** What the attempts of a call go by. */
export interface Exchange {
  readonly clock: Clock;
  readonly strain: Strain;
  readonly lifetime: Lifetime;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  readonly delay: Delay;
  /** Holds attempts back, and has the last word on the next. */
  readonly watch: Watch | undefined;
  /** The caller's own. */
  readonly fetch: Fetch | undefined;
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
export async function exchange(draft: Draft, call: Exchange): Promise<Answer> {
  const { clock, credentials, lifetime, watch } = call;
  let renewed: Secrets | undefined;
  let mayRenew = true;

  /** Milliseconds before the next attempt; `undefined`: this was the last. */
  function judge(attempt: number, response?: Response, error?: ApiError): number | undefined {
    const wait = call.delay(attempt, response, error);
    if (!watch?.judge) return wait;
    const now = clock.now();
    return watch.judge({ attempt, response, error, lost: isLost(error), wait, now });
  }

  /** The answer, or the milliseconds before the next attempt. */
  async function attempt(given: AbortSignal, count: number): Promise<Answer | number> {
    const secrets = renewed ?? (await credentials());
    renewed = undefined;
    call.onAttempt();
    watch?.sending?.(count);
    // A body that is handed on outlives its attempt, but not the caller's signal.
    const signal = call.stream && call.signal ? AbortSignal.any([given, call.signal]) : given;
    const response = await transmitWith(secrets, { ...draft, signal }, call.fetch);
    if (response.status === 0) throw new ConnectionError("No answer that may be read");
    let wait = judge(count, response);
    if (response.status === 401 && mayRenew) {
      mayRenew = false;
      renewed = await credentials();
      if (JSON.stringify(renewed) !== JSON.stringify(secrets)) wait = 0;
    }
    if (wait === undefined) return await received(response, draft.url, call);
    leave(response.body);
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
    for (let held; (held = watch?.hold?.(clock.now(), call.strain.until) ?? 0) > 0;) {
      await lifetime.sleep(held);
    }
    const outcome = await lifetime
      .run((signal) => attempt(signal, count), call.timeout)
      .catch((error: unknown) => failed(error, count));
    if (typeof outcome !== "number") return outcome;
    await lifetime.sleep(outcome);
  }
}

/** Sends a request with its secrets, each in its place. */
function transmitWith(secrets: Secrets, bare: Draft, fetch: Fetch | undefined): Promise<Response> {
  let draft = { ...bare, headers: new Headers(bare.headers) };
  let careful: SecurityScheme["send"];
  for (const [{ place, send }, secret] of secrets) {
    draft = place(draft, secret);
    careful ??= send;
  }
  return careful ? careful(draft, bare, (made) => transmit(made, fetch)) : transmit(draft, fetch);
}

/** The response with its body in hand, so that nothing can be lost any more; else a stream. */
function received(
  response: Response,
  url: string,
  { stream, maxBytes }: Exchange,
): Answer | Promise<Answer> {
  withUrl(response, response.redirected ? response.url : url);
  return stream && response.ok ? { response } : readBody(response, maxBytes);
}
