import type { Middleware } from "openapi-fetch";

/**
 * A secret, or a function that returns one. The function is asked once per attempt, so that a token
 * that expired between two attempts is replaced.
 */
export type Credential = string | (() => string | Promise<string>);

/** A user name and password, for HTTP basic authentication. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** What a `Credential` is at the moment when it is sent. */
export type Secret = string | BasicCredential;

/** The standard `fetch`, given nothing but a `Request`. */
export type Fetch = (request: Request) => Promise<Response>;

/** How a credential travels: `bearer`, `basic` or an `apiKey(...)`. */
export interface SecurityScheme {
  /** Puts a secret into the request of one attempt. */
  readonly place: (request: Request, secret: Secret) => Request | Promise<Request>;
  /**
   * Sends a request with a secret in it, where a plain `fetch` would hand that on to whoever the
   * server redirects to. `bare` is the same request without any secret.
   */
  readonly send?: (request: Request, bare: Request, fetch: Fetch) => Promise<Response>;
}

/**
 * Alternatives; each names the schemes that are needed together. The first that the caller has
 * credentials for is sent. An empty alternative (`[]`) allows to send none, and so does an empty list.
 */
export type SecurityRequirements = readonly (readonly string[])[];

/** The facts of one API that every call needs. Generated. */
export interface Api {
  readonly name: string;
  /** Base URLs by the name callers choose them by. The first is the default. */
  readonly servers: Readonly<Record<string, string>>;
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** What an operation needs that does not say. */
  readonly security: SecurityRequirements;
}

/** The facts of one operation. Generated; what is left out has the usual value. */
export interface Operation {
  /** Method and path template, `GET /books/{id}`: the operation's name in errors and checkpoints. */
  readonly route: `${Uppercase<string>} /${string}`;
  /** Media type of the request body. Default `application/json`. */
  readonly requestType?: string;
  /** How a successful body is read. Default `json`; `none` where success has no body. */
  readonly responseType?: "json" | "text" | "blob" | "stream" | "none";
  /** Default: the API's. */
  readonly security?: SecurityRequirements;
  /** A header that makes a repeated request harmless; its value is made once per logical call. */
  readonly idempotencyHeader?: string;
}

/** What the caller gave, by the place where it travels; names as on the wire. */
export interface CallArguments {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: object | undefined;
  readonly header?: object | undefined;
  readonly cookie?: object | undefined;
  readonly body?: unknown;
  /**
   * Where to GET instead, without path, query or body: told the operation's own URL, it gives
   * another, or throws. Only ever of the same origin.
   */
  readonly url?: (own: string) => URL;
}

export interface RetryOptions {
  /** Attempts in all, the first included. Default 3. */
  readonly attempts?: number | undefined;
  /** Milliseconds: upper bound of the first delay, doubled each time. Default 500. */
  readonly baseDelay?: number | undefined;
  /** Milliseconds: upper bound of any delay that the server did not ask for. Default 8,000. */
  readonly maxDelay?: number | undefined;
  /**
   * Milliseconds: the longest `Retry-After` that is waited for; a longer one fails at once, with
   * `retryAfterMs` on the error. Default 60,000.
   */
  readonly maxRetryAfter?: number | undefined;
  /** Status codes that are retried. Default 408, 429, 500, 502, 503, 504. */
  readonly statuses?: readonly number[] | undefined;
  /** Also repeat methods that are not idempotent (POST, PATCH). Default false. */
  readonly unsafe?: boolean | undefined;
}

/** What a single call may say; everything here may also be given to the client, for all calls. */
export interface SharedOptions {
  /** Sent with every request. `null` takes away a header that would be sent otherwise. */
  readonly headers?: Readonly<Record<string, string | null | undefined>> | undefined;
  /** Milliseconds for one attempt, its body included. Default 30,000; 0 is no limit. */
  readonly timeout?: number | undefined;
  /** Milliseconds for the whole call: attempts, the waits between them and bodies. Default none. */
  readonly totalTimeout?: number | undefined;
  /** How failures are retried; `false` for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** Called with a `Request`; must behave as the standard `fetch`. Default `globalThis.fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * openapi-fetch's middleware. Runs once per call, around all attempts, and never sees credentials:
   * those are added below it, attempt by attempt.
   */
  readonly middleware?: readonly Middleware[] | undefined;
}

export interface ClientOptions extends SharedOptions {
  /** Overrides `server`: where requests go; `http:` or `https:`. */
  readonly baseUrl?: string | undefined;
  /** Name of one of the API's servers. Default: the first. */
  readonly server?: string | undefined;
}

export interface RequestOptions extends SharedOptions {
  /** Ends the call; its reason is kept on the `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
}

/** A call that succeeded. */
export interface Reply<Data = unknown> {
  readonly data: Data;
  /** Its body has been read. */
  readonly response: Response;
  /** Attempts in all. */
  readonly attempts: number;
}

/**
 * Sends requests. Holds the options and the credentials in a closure, so that nothing that prints a
 * client can print them.
 */
export interface Core {
  readonly send: (
    operation: Operation,
    args: CallArguments,
    options: RequestOptions,
  ) => Promise<Reply>;
}

/** Time and chance, replaceable in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0, below 1. */
  readonly random: () => number;
  readonly setTimeout: (callback: () => void, milliseconds: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
}
