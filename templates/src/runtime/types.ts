import type { Middleware } from "openapi-fetch";

import type { Answer } from "./answer.js";
import type { ApiError } from "./errors.js";

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

/** A request that is yet to be made, of one attempt: what `fetch` is called with, its URL included. */
export interface Draft {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  // Node's own types have no names for these.
  readonly body: NonNullable<RequestInit["body"]> | null;
  readonly redirect: Request["redirect"];
  readonly signal?: AbortSignal;
  /** What middleware made of it, for what else it says. */
  readonly request?: Request | undefined;
}

/** How a credential travels: `bearer`, `basic` or an `apiKey(...)`. */
export interface SecurityScheme {
  /** Puts a secret into the request of one attempt, whose headers are its own. */
  readonly place: (draft: Draft, secret: Secret) => Draft;
  /**
   * Sends a request with a secret in it, where a plain `fetch` would hand that on to whoever the
   * server redirects to. `bare` is the same request without any secret.
   */
  readonly send?: (
    draft: Draft,
    bare: Draft,
    transmit: (draft: Draft) => Promise<Response>,
  ) => Promise<Response>;
}

/**
 * Alternatives; each names the schemes that are needed together. The first that the caller has
 * credentials for is sent. An empty alternative (`[]`) allows to send none, and so does an empty list.
 */
export type SecurityRequirements = readonly (readonly string[])[];

/** A base URL that depends on what the caller says of its variables: a `serverTemplate(...)`. */
export type ServerTemplate = (variables: Readonly<Record<string, string | undefined>>) => string;

/** Writes one parameter as texts that its place puts one after another. */
export type ParameterStyle = (
  name: string,
  value: unknown,
  encode: (text: string) => string,
) => readonly string[];

export type ParameterStyles = Readonly<Record<string, ParameterStyle>>;

/** How parameters are written that are not written as usual. */
export interface Styles {
  readonly path?: ParameterStyles;
  readonly query?: ParameterStyles;
  readonly header?: ParameterStyles;
  readonly cookie?: ParameterStyles;
  /** Fills a template that is more than a path. */
  readonly target?: (template: string, args: CallArguments, styles: Styles) => string;
}

/** Makes of what the caller gave what is sent. */
export type Encode = (body: unknown, requestType: string) => Encoded | Promise<Encoded>;

/** A body that can be sent as often as it takes. */
export interface Encoded {
  readonly body: string | Blob;
  /** `undefined` where nothing says it. */
  readonly type: string | undefined;
}

/** What who reads a body needs to know of its call. */
export interface ReadContext {
  /** The operation's, for errors. */
  readonly route: string;
  /** Whether success may also come without a body: the data is then `undefined`. */
  readonly mayBeEmpty: boolean | undefined;
  readonly signal: AbortSignal | undefined;
  /** Bytes that one element of the stream may have. */
  readonly maxBytes: number;
}

/** The facts of one API that every call needs. Generated. */
export interface Api {
  readonly name: string;
  /** Base URLs by the name callers choose them by. The first is the default. */
  readonly servers: Readonly<Record<string, string | ServerTemplate>>;
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** What an operation needs that does not say. */
  readonly security: SecurityRequirements;
}

/** The facts of one operation. Generated; what is left out has the usual value. */
export interface Operation {
  /** Method and path template, `GET /books/{id}`: the operation's name in errors and checkpoints. */
  readonly route: `${Uppercase<string>} /${string}`;
  /** Where it is served, if elsewhere than the API; below the API's server where it is a path. */
  readonly server?: string;
  readonly styles?: Styles;
  /** Media type of the request body. Default `application/json`. */
  readonly requestType?: string;
  /** Makes a body that is no JSON. */
  readonly encode?: Encode;
  /** What is asked for. Default `application/json` where that is read, else anything. */
  readonly accept?: string;
  /** `none` where success has no body, `stream` where it is read as it comes. */
  readonly responseType?: "stream" | "none";
  /** Reads the body of a success that is no JSON. */
  readonly read?: (answer: Answer, context: ReadContext) => unknown;
  /** Sees the answer of a failure last, before its body is read. */
  readonly failures?: Middleware;
  /** Whether success may also come without a body: the data is then `undefined`. */
  readonly mayBeEmpty?: boolean;
  /** Default: the API's. */
  readonly security?: SecurityRequirements;
  /** Whether it only reads, whatever its method. */
  readonly safe?: boolean;
  /** What makes it harmless to repeat a request. */
  readonly idempotency?: Idempotency;
}

/** A header whose key is the same in all attempts of a call, and another one in each call. */
export interface Idempotency {
  readonly header: string;
  readonly newKey: () => string;
}

/** What may be sent as it is. A stream is read into memory first, so that it can be sent again. */
export type BinaryBody = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | string;

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
  /**
   * What the retries of a client may cost together, beyond what its successes earn: 14 each, 5 after
   * a 429; a success earns 1, or what its last retry cost. A call whose retry would cost more fails
   * with what the server said last, and `budgetSpent` on the error. The client's calls share what is
   * spent. Default 500, as in the SDKs of AWS: 35 retries where nothing succeeds. `Infinity` for no
   * bound.
   */
  readonly budget?: number | undefined;
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
  /**
   * Bytes of a body that are read before the call is given up with a `DecodeError`; of a stream, the
   * bytes of one element. Default 104,857,600 (100 MiB); 0 is no limit.
   */
  readonly maxResponseBytes?: number | undefined;
  /** How failures are retried; `false` for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** Called with a `Request`; must behave as the standard `fetch`. Default `globalThis.fetch`. */
  readonly fetch?: Fetch | undefined;
  /**
   * openapi-fetch's middleware. Runs once per call, around all attempts, and never sees credentials:
   * those are added below it, attempt by attempt.
   */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Told of every attempt. What they throw ends the call. */
  readonly hooks?: Hooks | undefined;
}

/** What is told of an attempt, in the words of OpenTelemetry's conventions for HTTP clients. */
export interface AttemptAttributes {
  readonly "http.request.method": string;
  /** Attempts before this one; left out for the first. */
  readonly "http.request.resend_count"?: number;
  /** Secrets in it are replaced; credentials are never in it. */
  readonly "url.full": string;
  readonly "url.template": string;
  readonly "server.address": string;
  readonly "server.port": number;
}

/** What is told of the end of an attempt: a status, or the kind of its failure. */
export interface OutcomeAttributes extends AttemptAttributes {
  readonly "http.response.status_code"?: number;
  /** A status from 400 on, as text, or the `code` of an error. */
  readonly "error.type"?: string;
}

export interface Hooks {
  /** An attempt is about to be sent. */
  readonly onRequest?: ((attributes: AttemptAttributes) => void) | undefined;
  /** The head of an answer has come, or the attempt has failed without or after one. */
  readonly onResponse?: ((attributes: OutcomeAttributes) => void) | undefined;
  /** There will be another attempt, after so many milliseconds. */
  readonly onRetry?: ((attributes: OutcomeAttributes, delay: number) => void) | undefined;
}

/** Sees the attempts of a call, and steers them; `now` is in milliseconds since the epoch. */
export interface Watch {
  /**
   * Milliseconds that an attempt is held back yet; asked again after them, until they are 0 or less.
   * The server asked calls of this client to wait `until` then; 0: it did not.
   */
  readonly hold?: (now: number, until: number) => number;
  /** An attempt is sent; they count from 1. */
  readonly sending?: (attempt: number) => void;
  /** An attempt has ended. Returns the milliseconds before the next, `undefined` for none. */
  readonly judge?: (outcome: AttemptOutcome) => number | undefined;
}

export interface AttemptOutcome {
  /** From 1. */
  readonly attempt: number;
  readonly response: Response | undefined;
  readonly error: ApiError | undefined;
  /** Whether it failed on its way, so that another may not. */
  readonly lost: boolean;
  /** Milliseconds that the call would wait before the next attempt; `undefined`: it would not. */
  readonly wait: number | undefined;
  readonly now: number;
}

export interface ClientOptions extends SharedOptions {
  /** Overrides `server`: where requests go; `http:` or `https:`. */
  readonly baseUrl?: string | undefined;
  /** Name of one of the API's servers. Default: the first. */
  readonly server?: string | undefined;
  /** Values of the variables in the server's URL. Default: what the API's document says. */
  readonly serverVariables?: Readonly<Record<string, string | undefined>> | undefined;
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
    watch?: Watch,
  ) => Promise<Reply>;
  /** Milliseconds since the epoch. Default: by the system's clock. */
  readonly now?: () => number;
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
