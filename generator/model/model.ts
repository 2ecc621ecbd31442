import type { JsonValue } from "../document.js";
import type {
  DeclaredCursor,
  DeclaredFlag,
  DeclaredLink,
  DeclaredParameter,
  DeclaredPlace,
  OptionalFact,
} from "../load/extension.js";

export type { DeclaredCursor, DeclaredFlag, DeclaredLink, DeclaredParameter };

/** Everything that is decided about one client. Knows HTTP and names; knows no TypeScript. */
export interface ApiModel {
  /** How the client's class is called: `Polar`. */
  readonly clientName: string;
  readonly packageName: string;
  readonly title: string;
  readonly description: string | undefined;
  /** At least one; the first is the default. */
  readonly servers: readonly Server[];
  readonly securitySchemes: readonly SecurityScheme[];
  /** What an operation needs that does not say. */
  readonly security: SecurityRequirements;
  /** Every resource, a parent before its children, by name. */
  readonly resources: readonly Resource[];
  /** Every type the client speaks of; openapi-typescript translates them. */
  readonly types: readonly NamedSchema[];
}

export interface Server {
  readonly name: string;
  readonly url: string;
  readonly description: string | undefined;
}

/** Alternatives; each names the schemes that are needed together. */
export type SecurityRequirements = readonly (readonly string[])[];

export type SecurityScheme = {
  readonly name: string;
  readonly description: string | undefined;
} & (
  | { readonly kind: "bearer" }
  | { readonly kind: "basic" }
  | {
      readonly kind: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly parameter: string;
    }
);

/** A name for a schema. */
export interface NamedSchema {
  readonly typeName: string;
  readonly schema: JsonValue;
  /** Where the schema is in the document. */
  readonly pointer: string;
  /** `component`: the document names it. `derived`: a part of an operation, named by us. */
  readonly origin: "component" | "derived";
}

/** The operations that live together: one class, one file. */
export interface Resource {
  /** `["oauth2", "clients"]`: where it lives on the client. */
  readonly path: readonly string[];
  readonly className: string;
  /** `oauth2/clients`: its file and its entry point of the package. */
  readonly fileName: string;
  readonly description: string | undefined;
  /** By path, then method. */
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly pointer: string;
  /** `GET`. */
  readonly httpMethod: string;
  /** The path template: `/books/{id}`. */
  readonly path: string;
  readonly methodName: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** In the order of the path template. */
  readonly pathParameters: readonly PathParameter[];
  readonly query: ParameterGroup | undefined;
  readonly header: ParameterGroup | undefined;
  readonly cookie: ParameterGroup | undefined;
  readonly body: RequestBody | undefined;
  readonly result: Result;
  /** The name of the type of its errors. */
  readonly errorTypeName: string;
  /** By status. */
  readonly errors: readonly ErrorResponse[];
  /** `undefined` where it is what the API says for all. */
  readonly security: SecurityRequirements | undefined;
  readonly pagination: Pagination | undefined;
}

export interface PathParameter {
  readonly name: string;
  readonly argumentName: string;
  readonly typeName: string;
  readonly description: string | undefined;
}

/** All parameters of one place, as one type. */
export interface ParameterGroup {
  readonly typeName: string;
  /** Whether any of them is required. */
  readonly required: boolean;
}

export interface RequestBody {
  readonly typeName: string;
  readonly required: boolean;
  readonly mediaType: string;
  readonly description: string | undefined;
}

/** What a successful call gives. */
export type Result =
  | { readonly kind: "none" }
  | { readonly kind: "text" }
  | { readonly kind: "blob" }
  | { readonly kind: "json"; readonly typeNames: readonly string[] };

export interface ErrorResponse {
  /** A status of three digits; ranges and `default` are not errors of their own. */
  readonly status: number;
  /** `undefined` where the document does not describe the body. */
  readonly typeName: string | undefined;
}

/** How an operation's pages follow one another; verified against the document. */
export type Pagination = PagedList &
  (
    | {
        readonly style: "page";
        readonly page: DeclaredParameter;
        /** The number of the first page. */
        readonly first: number;
        readonly lastPage: DeclaredPlace | undefined;
        readonly pageCount: DeclaredPlace | undefined;
        readonly current: DeclaredPlace | undefined;
      }
    | { readonly style: "offset"; readonly offset: DeclaredParameter; readonly first: number }
    | {
        readonly style: "cursor";
        readonly cursor: readonly DeclaredParameter[];
        readonly nextCursor: readonly DeclaredCursor[];
        readonly alone: boolean;
      }
    | { readonly style: "link"; readonly nextUrl: DeclaredLink }
  );

/** What every style knows. */
export interface PagedList {
  readonly size: DeclaredParameter | undefined;
  /** JSON pointer into the body. */
  readonly items: string;
  /** JSON pointer into an element of the items, to what is the item. */
  readonly item: string | undefined;
  readonly total: DeclaredPlace | undefined;
  readonly hasMore: DeclaredFlag | undefined;
  /** JSON pointer into an item. */
  readonly key: string | undefined;
  /** What a page may leave out. */
  readonly optional: readonly OptionalFact[];
  readonly itemTypeName: string;
  readonly origins: readonly Origin[];
}

/** From where one fact of a pagination is known. */
export interface Origin {
  readonly fact: string;
  readonly value: unknown;
  /** `x-pagewright`, a vendor's extension, or in words. */
  readonly source: string;
  /** JSON pointer into the document. */
  readonly pointer: string;
}
