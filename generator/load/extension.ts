/** The name of our one vendor extension. */
export const extensionName = "x-pagewright";

// The types of what a loaded document has at its `x-pagewright`: it has been checked against
// schemas/x-pagewright.schema.json.

/** On the root of the document. */
export interface RootExtension {
  /** The name of the client's class, in PascalCase. */
  readonly client?: string;
  /** The name of the generated npm package. */
  readonly package?: string;
  /** The header of idempotency keys, of every POST and PATCH that says nothing of them itself. */
  readonly idempotencyKey?: string;
}

/** On an entry of `servers`. */
export interface ServerExtension {
  readonly name: string;
}

/** On an operation. */
export interface OperationExtension {
  /** Identifiers separated by dots: `oauth2.clients`. */
  readonly resource?: string;
  readonly method?: string;
  /** Whether to leave the operation out of the client. Default: false. */
  readonly ignore?: boolean;
  /** The header that an idempotency key goes in; false for none, whatever the parameters are called. */
  readonly idempotencyKey?: string | false;
  /** How its pages follow one another; false where it has none, whatever it looks like. */
  readonly pagination?: PaginationExtension | false;
}

/** The name of a query parameter, or another place in the request; `body`: a JSON pointer. */
export type DeclaredParameter = string | { readonly header: string } | { readonly body: string };

/** A JSON pointer into a body: `/data/items`, `""`. */
export type DeclaredPointer = string;

/** Where a response says something: a JSON pointer into its body, or a header. */
export type DeclaredPlace = DeclaredPointer | { readonly header: string };

/** Where a response says that there is more; `not`: that there is no more. */
export type DeclaredFlag = DeclaredPlace | { readonly not: DeclaredPlace };

/** Where a response has the next cursor; `lastItem`: a JSON pointer into the last element of `items`. */
export type DeclaredCursor = DeclaredPlace | { readonly lastItem: DeclaredPointer };

/** Where a response has the next URL; `link`: a relation of the `Link` header. */
export type DeclaredLink = DeclaredPlace | { readonly link: string };

/** What a page may leave out: there are no items then, or no more. */
export type OptionalFact = "items" | "hasMore";

export type PaginationExtension = PageExtension | OffsetExtension | CursorExtension | LinkExtension;

/** What every style's response may say. */
export interface DeclaredResponse {
  /** Which of several schemas a page has: `#/components/schemas/Books`, one of an `anyOf`. */
  readonly schema?: string;
  readonly items: DeclaredPointer;
  /** A JSON pointer into each element of `items`, to what is the item: `/node`. */
  readonly item?: DeclaredPointer;
  readonly total?: DeclaredPlace;
  readonly hasMore?: DeclaredFlag;
  readonly optional?: readonly OptionalFact[];
}

export interface PageExtension {
  readonly style: "page";
  readonly request: { readonly page: DeclaredParameter; readonly size?: DeclaredParameter };
  readonly response: DeclaredResponse & {
    /** The number of the last page. */
    readonly lastPage?: DeclaredPlace;
    /** How many pages there are; differs from `lastPage` where `first` is 0. */
    readonly pageCount?: DeclaredPlace;
    /** The number of the page that was sent. */
    readonly current?: DeclaredPlace;
  };
  /** The number of the first page. Default: 1. */
  readonly first?: 0 | 1;
  /** A JSON pointer into an item. */
  readonly key?: string;
}

export interface OffsetExtension {
  readonly style: "offset";
  readonly request: { readonly offset: DeclaredParameter; readonly size?: DeclaredParameter };
  readonly response: DeclaredResponse;
  /** The offset of the first item. Default: 0. */
  readonly first?: 0 | 1;
  readonly key?: string;
}

export interface CursorExtension {
  readonly style: "cursor";
  readonly request: {
    readonly cursor: DeclaredParameter | readonly DeclaredParameter[];
    readonly size?: DeclaredParameter;
  };
  readonly response: DeclaredResponse & {
    /** In the order of `cursor`, where that is a list. */
    readonly nextCursor: DeclaredCursor | readonly DeclaredCursor[];
  };
  /** Whether no other query parameter than the size may go with a cursor. Default: false. */
  readonly alone?: boolean;
  readonly key?: string;
}

export interface LinkExtension {
  readonly style: "link";
  readonly request?: { readonly size?: DeclaredParameter };
  readonly response: DeclaredResponse & {
    /** Without it, the next URL is in the `Link` header. */
    readonly nextUrl?: DeclaredLink;
  };
  readonly key?: string;
}
