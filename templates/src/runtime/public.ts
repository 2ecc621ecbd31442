/** What a package exports of its runtime: what a caller needs to name, and nothing else. */
export type { Middleware } from "openapi-fetch";

export type { Call, Result as CallResult } from "./call.js";
export type { Checkpoint } from "./checkpoint.js";
export {
  AbortedError,
  ApiError,
  ArgumentError,
  ConnectionError,
  CredentialError,
  DecodeError,
  HttpError,
  PaginationError,
  TimeoutError,
  type TransportError,
} from "./errors.js";
export type { NumberedPage, Page } from "./page.js";
export type { OnDrift, PagerOptions, WalkProgress } from "./list-options.js";
export type { Collected, NumberedPager, Pager } from "./pager.js";
export {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  ServerError,
  UnauthorizedError,
  UnprocessableEntityError,
} from "./statuses.js";
export type {
  AttemptAttributes,
  BasicCredential,
  BinaryBody,
  ClientOptions,
  Core,
  Credential,
  Fetch,
  Hooks,
  OutcomeAttributes,
  Reply as CallReply,
  RequestOptions,
  RetryOptions,
} from "./types.js";
