import { HttpError } from "./errors.js";

// For `instanceof` alone: what a call throws is an `HttpError`, whose status decides which of these
// it is. Programs that name none of them ship none of them.

export class BadRequestError<Body = unknown> extends HttpError<400, Body> {
  static override readonly covers: string = "http400";
}

export class UnauthorizedError<Body = unknown> extends HttpError<401, Body> {
  static override readonly covers: string = "http401";
}

export class ForbiddenError<Body = unknown> extends HttpError<403, Body> {
  static override readonly covers: string = "http403";
}

export class NotFoundError<Body = unknown> extends HttpError<404, Body> {
  static override readonly covers: string = "http404";
}

export class ConflictError<Body = unknown> extends HttpError<409, Body> {
  static override readonly covers: string = "http409";
}

export class UnprocessableEntityError<Body = unknown> extends HttpError<422, Body> {
  static override readonly covers: string = "http422";
}

/** `retryAfterMs` says how long the server asked to wait. */
export class RateLimitError<Body = unknown> extends HttpError<429, Body> {
  static override readonly covers: string = "http429";
}

/** Any status from 500 on. */
export class ServerError<Body = unknown> extends HttpError<number, Body> {
  static override readonly covers: string = "http5";
}
