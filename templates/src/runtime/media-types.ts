import { anyBody, rawBody } from "./bodies.js";
import type { Operation } from "./types.js";

/** An option of operations whose body may be sent as one of several media types. */
export interface ContentTypeOption<Bodies> {
  /** What the body is sent as, which says what is given. */
  readonly contentType?: keyof Bodies | undefined;
}

/** An option of operations that give one of several media types. */
export interface AcceptOption<Results> {
  /** What is asked for, which says what comes back. */
  readonly accept?: keyof Results | undefined;
}

/**
 * The options of a choice, from which a compiler learns what is chosen: as properties of an object of
 * its own, since only these can say that they may be absent.
 */
export type MediaTypeOptions<Options, Choice> =
  Options | { readonly [Name in keyof Choice & keyof Options]: Choice[Name] };

/** The type of a chosen media type; of the usual one, where `undefined` is chosen or nothing is. */
export type Chosen<Types, Choice, Option, Usual extends keyof Types> = Types[MediaTypeOf<
  Types,
  Option extends keyof Choice ? Choice[Option] : undefined,
  Usual
>];

type MediaTypeOf<Types, Said, Usual> = Said extends keyof Types ? Said : Usual;

type Named = Readonly<Record<string, unknown>>;

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
  { accept, contentType }: AcceptOption<Named> & ContentTypeOption<Named>,
  { bodies = {}, results = {} }: Offered,
): Operation {
  const [requestType = contentType] = contentType === undefined ? Object.keys(bodies) : [];
  const [asked = accept] = accept === undefined ? Object.keys(results) : [];
  return {
    ...operation,
    ...(requestType !== undefined && {
      requestType,
      ...(own(bodies, requestType) ?? { encode: rawBody }),
    }),
    ...(asked !== undefined && {
      accept: asked,
      ...(own(results, asked) ?? { read: anyBody }),
    }),
  };
}

function own<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
