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
  /** How its pages follow one another; false where it has none, whatever it looks like. */
  readonly pagination?: PaginationExtension | false;
}

/** The name of a query parameter. Other places of a parameter will be objects. */
export type DeclaredParameter = string;

/** A JSON pointer into a body: `/data/items`, `""`. Other places of a value will be objects. */
export type DeclaredPointer = string;

export type PaginationExtension = PageExtension | OffsetExtension | CursorExtension | LinkExtension;

export interface PageExtension {
  readonly style: "page";
  readonly request: { readonly page: DeclaredParameter; readonly size?: DeclaredParameter };
  readonly response: {
    readonly items: DeclaredPointer;
    readonly lastPage?: DeclaredPointer;
    readonly total?: DeclaredPointer;
    readonly hasMore?: DeclaredPointer;
  };
  /** The number of the first page. Default: 1. */
  readonly first?: 0 | 1;
  /** A JSON pointer into an item. */
  readonly key?: string;
}

export interface OffsetExtension {
  readonly style: "offset";
  readonly request: { readonly offset: DeclaredParameter; readonly size?: DeclaredParameter };
  readonly response: {
    readonly items: DeclaredPointer;
    readonly total?: DeclaredPointer;
    readonly hasMore?: DeclaredPointer;
  };
  readonly key?: string;
}

export interface CursorExtension {
  readonly style: "cursor";
  readonly request: { readonly cursor: DeclaredParameter; readonly size?: DeclaredParameter };
  readonly response: {
    readonly items: DeclaredPointer;
    readonly nextCursor: DeclaredPointer;
    readonly total?: DeclaredPointer;
    readonly hasMore?: DeclaredPointer;
  };
  readonly key?: string;
}

export interface LinkExtension {
  readonly style: "link";
  readonly request?: { readonly size?: DeclaredParameter };
  readonly response: {
    readonly items: DeclaredPointer;
    /** Without it, the next URL is in the `Link` header. */
    readonly nextUrl?: DeclaredPointer;
    readonly total?: DeclaredPointer;
  };
  readonly key?: string;
}
