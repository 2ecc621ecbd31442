import type { Checkpoint } from "./checkpoint.js";

/** What went wrong, as a word that stays the same from version to version. */
export type ErrorCode =
  | "argument"
  | "credential"
  | "connection"
  | "timeout"
  | "aborted"
  | "http"
  | "decode"
  | "pagination";

/** Where in a walk through pages an error happened. */
export interface PagePosition {
  /** Position of the page in this walk, from 0. */
  readonly index: number;
  /** Items that the walk had handed out before. */
  readonly itemsDelivered: number;
}

/** What is known about a failed call, whatever its failure. */
export interface ErrorContext {
  /** Method and path template, `GET /books/{id}`. */
  readonly route?: string;
  /** Where the request went. Secrets in it are replaced by `***`; credentials are never in it. */
  readonly url?: string;
  /** Requests sent, the first included. */
  readonly attempts?: number;
  /** Milliseconds since the call began. */
  readonly elapsedMs?: number;
  /** That it would have been tried again, had the client's `retry.budget` not been spent. */
  readonly budgetSpent?: true;
  readonly cause?: unknown;
}

const brand = Symbol.for("pagewright.error");

type Constructor = (abstract new (...args: never) => unknown) & { readonly covers: string };

interface Answer {
  readonly response: Response;
  readonly content: unknown;
}

/** Answers are kept out of the errors themselves: nothing that prints an error can print a body. */
const answers = new WeakMap() as {
  get: (error: ApiError) => Answer;
  set: (error: ApiError, answer: Answer) => void;
};

/** Given when asked for, and not shown: a link in it is the server's, with whatever it holds. */
const checkpoints = new WeakMap<object, Checkpoint>();

/**
 * The root of everything that a call throws of itself. `instanceof` goes by the kind of an error and
 * not by the identity of its class, so it also holds between the ESM and the CommonJS copy of a
 * package.
 */
export class ApiError extends Error implements ErrorContext {
  /** @internal What the codes (and statuses) of the class's errors begin with. */
  static readonly covers: string = "";

  // What the constructor sets is declared only: a field would be set twice.
  declare readonly name: string;
  declare readonly code: ErrorCode;
  declare readonly route?: string;
  declare readonly url?: string;
  declare readonly attempts?: number;
  declare readonly elapsedMs?: number;
  declare readonly budgetSpent?: true;
  /** Where in a walk through pages it happened. */
  declare page?: PagePosition;
  /** Where the walk can be taken up again: before the page, or after the items handed out of it. */
  get checkpoint(): Checkpoint | undefined {
    return checkpoints.get(this);
  }

  set checkpoint(checkpoint: Checkpoint | undefined) {
    if (checkpoint) checkpoints.set(this, checkpoint);
  }

  constructor(message: string, details?: ErrorContext) {
    super(message, details);
    const code = new.target.covers.replace(/\d+/, "");
    const name = `${code.replace(/./, (first) => first.toUpperCase())}Error`;
    // A cause that is there already stays unseen.
    Object.assign(this, { name, code }, details);
  }

  static override [Symbol.hasInstance]<Kind extends Constructor>(
    this: Kind,
    value: unknown,
  ): value is InstanceType<Kind> {
    // What Babel makes of classes asks it of an error that is being made and has no code yet.
    if (super[Symbol.hasInstance](value)) return true;
    const found = (value as Partial<ApiError> | null | undefined)?.[brand];
    // A class of the caller's own covers nothing of itself.
    return Object.hasOwn(this, "covers") && !!found?.startsWith(this.covers);
  }

  /** @internal Code and status. */
  get [brand](): string {
    return `${this.code}${(this as { status?: number }).status ?? ""}`;
  }

  toJSON(): object {
    return Object.assign({}, this, { message: this.message });
  }
}

/** An argument or option that cannot be sent; found before any request. */
export class ArgumentError extends ApiError {
  static override readonly covers: string = "argument";
  declare readonly code: "argument";
}

/** No credential for the operation; found before the request that needs it. */
export class CredentialError extends ApiError {
  static override readonly covers: string = "credential";
  declare readonly code: "credential";
}

interface Told {
  readonly [name: string]: unknown;
  readonly cause: Told;
}

/** No complete answer came: no connection, or one that was lost, maybe in mid-body. */
export class ConnectionError extends ApiError {
  static override readonly covers: string = "connection";
  declare readonly code: "connection";

  constructor(message: string, details?: ErrorContext) {
    super(message, details);
    // Platforms may tell where a request went, with a key in its query; in a stack, lines follow URLs.
    const query = /(:\/\/[^\s?]+\?)(?!\S*:\d+:\d)[^\s)]+/g;
    let told = details?.cause as Told;
    for (let depth = 9; depth-- && Object(told) === told; told = told.cause) {
      for (const name of Object.getOwnPropertyNames(told)) {
        const text = told[name];
        if (typeof text === "string") Reflect.set(told, name, text.replace(query, "$1***"));
      }
    }
  }
}

/** Time ran out, for one attempt (`timeout`) or for the whole call (`totalTimeout`). */
export class TimeoutError extends ApiError {
  static override readonly covers: string = "timeout";
  declare readonly code: "timeout";

  declare readonly kind: "attempt" | "total";

  constructor(kind: "attempt" | "total", milliseconds: number, details?: ErrorContext) {
    super(`No answer within ${milliseconds} ms`, details);
    this.kind = kind;
  }
}

/** The caller's signal ended the call. */
export class AbortedError extends ApiError {
  static override readonly covers: string = "aborted";
  declare readonly code: "aborted";

  constructor(reason?: unknown, details?: ErrorContext) {
    super("The call was aborted", { ...details, cause: reason });
  }

  /** The reason of the caller's signal, the very same. */
  get reason(): unknown {
    return this.cause;
  }
}

/** An answer came, but not one to go on with. */
abstract class AnswerError extends ApiError {
  declare readonly status: number;
  declare readonly requestId: string | undefined;

  constructor(message: string, response: Response, content: unknown, details?: ErrorContext) {
    super(message, details);
    const { status, headers } = response;
    const requestId = headers.get("x-request-id") ?? headers.get("request-id") ?? undefined;
    Object.assign(this, { status, requestId });
    answers.set(this, { response, content });
  }

  /** Its body has been read. */
  get response(): Response {
    return answers.get(this).response;
  }

  get headers(): Headers {
    return this.response.headers;
  }
}

/** An answer whose status says that the request failed. */
export class HttpError<Status extends number = number, Body = unknown> extends AnswerError {
  static override readonly covers: string = "http";
  declare readonly code: "http";

  declare readonly status: Status;
  /** Milliseconds that the server asked to wait before another request. */
  declare readonly retryAfterMs?: number;

  constructor(
    response: Response,
    body?: Body,
    details?: ErrorContext & { readonly retryAfterMs?: number | undefined },
  ) {
    super(`The server answered ${response.status}`, response, body, details);
  }

  /** The parsed body; its text where it is not JSON; `undefined` where there is none. */
  get body(): Body {
    return answers.get(this).content as Body;
  }
}

/** A success whose body is not what the operation promises. */
export class DecodeError extends AnswerError {
  static override readonly covers: string = "decode";
  declare readonly code: "decode";

  /** The body as it came. */
  get text(): string {
    return answers.get(this).content as string;
  }
}

export type PaginationReason =
  | "bad-metadata"
  | "cross-origin-next"
  | "drift"
  | "empty-pages"
  | "not-advancing"
  | "page-cap"
  | "repeated-cursor";

/** The pages do not follow one another as declared; going on would lose, repeat or never end. */
export class PaginationError extends ApiError {
  static override readonly covers: string = "pagination";
  declare readonly code: "pagination";

  declare readonly reason: PaginationReason;

  constructor(reason: PaginationReason, message: string, details?: ErrorContext) {
    super(message, details);
    this.reason = reason;
  }
}

/** What a call may throw besides the answers that its operation declares. */
export type TransportError =
  ArgumentError | CredentialError | ConnectionError | TimeoutError | AbortedError | DecodeError;
