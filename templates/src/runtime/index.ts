export type { Checkpoint } from "./checkpoint.js";
export { call, type Call, type Result } from "./call.js";
export { connect, createCore } from "./core.js";
export * from "./errors.js";
export type { NumberedPage, Page } from "./page.js";
export {
  paginate,
  type Collected,
  type NumberedPager,
  type Pager,
  type PagerOptions,
} from "./pager.js";
export { apiKey, basic, bearer } from "./security.js";
export * from "./statuses.js";
export type {
  Api,
  BinaryBody,
  BasicCredential,
  CallArguments,
  ClientOptions,
  Clock,
  Core,
  Credential,
  Fetch,
  Operation,
  ParameterStyle,
  ParameterStyles,
  Reply,
  RequestOptions,
  RetryOptions,
  Secret,
  SecurityRequirements,
  SecurityScheme,
  SharedOptions,
} from "./types.js";
