import type { Operation } from "./types.js";

/** An option of operations whose body may be sent as one of several media types. */
export interface ContentTypeOption<MediaType extends string | undefined> {
  /** What the body is sent as, which says what is given. */
  readonly contentType?: MediaType;
}

/** An option of operations that give one of several media types. */
export interface AcceptOption<MediaType extends string | undefined> {
  /** What is asked for, which says what comes back. */
  readonly accept?: MediaType;
}

/** The type of a chosen media type; of the usual one, where `undefined` is chosen or nothing is. */
export type Chosen<
  Types,
  MediaType,
  Usual extends keyof Types,
> = Types[MediaType extends keyof Types ? MediaType : Usual];

/** How bodies are sent and read, by media type; the first is what is used unasked. */
export interface Offered {
  readonly bodies?: Readonly<Record<string, Pick<Operation, "encode">>>;
  readonly results?: Readonly<Record<string, Pick<Operation, "accept" | "responseType" | "read">>>;
}

/**
 * An operation with the media types that the caller chose. One that the API does not say it has is
 * asked for as it is, and read by what the answer says it is.
 */
export function withMediaTypes(
  operation: Operation,
  { accept, contentType }: AcceptOption<string | undefined> & ContentTypeOption<string | undefined>,
  { bodies = {}, results = {} }: Offered,
): Operation {
  const [requestType = contentType] = contentType === undefined ? Object.keys(bodies) : [];
  const [asked = accept] = accept === undefined ? Object.keys(results) : [];
  return {
    ...operation,
    ...(requestType !== undefined && { requestType, ...own(bodies, requestType) }),
    ...(asked !== undefined && {
      accept: asked,
      ...(own(results, asked) ?? { responseType: "any" as const }),
    }),
  };
}

function own<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
