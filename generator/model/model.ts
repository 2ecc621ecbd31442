import type { JsonValue } from "../document.js";
import type {
  DeclaredCursor,
  DeclaredFlag,
  DeclaredLink,
  DeclaredParameter,
  DeclaredPlace,
  OptionalFact,
} from "../load/extension.js";

import type { FileLevel } from "./file-levels.js";

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
  /** `undefined` where there are none. */
  readonly webhooks: Webhooks | undefined;
  /** Every type the client speaks of; openapi-typescript translates them. */
  readonly types: readonly NamedSchema[];
}

export interface Server {
  readonly name: string;
  /** May hold variables in braces. */
  readonly url: string;
  /** By name. */
  readonly variables: readonly ServerVariable[];
  readonly description: string | undefined;
}

export interface ServerVariable {
  readonly name: string;
  /** Undefined where the document gives none that is a text. */
  readonly default: string | undefined;
  /** `undefined`: anything. */
  readonly values: readonly string[] | undefined;
  readonly description: string | undefined;
}

/** Alternatives; each names the schemes that are needed together. */
export type SecurityRequirements = readonly (readonly string[])[];

export type SecurityScheme = {
  /** Of the option that takes the credential. */
  readonly name: string;
  /** What the document calls it. */
  readonly schemeName: string;
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
  /** Which way its values travel: what is read-only is never asked for, what is write-only never promised. */
  readonly direction: Direction;
  /** Which of its binary strings are files. */
  readonly files: FileLevel;
  /** Whether its times may be given as dates, as they may in parameters, which are written for the caller. */
  readonly dates: boolean;
}

export type Direction = "request" | "response";

/** What an API tells of by requests of its own. */
export interface Webhooks {
  /** By name; at least one. */
  readonly events: readonly WebhookEvent[];
  /** The property whose value says which event a payload is of; `undefined` where none does. */
  readonly discriminator: string | undefined;
}

export interface WebhookEvent {
  /** As the document has it: any text. */
  readonly name: string;
  readonly pointer: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** Types of its payload: any of them. */
  readonly typeNames: readonly string[];
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
  /** Of the parameters that are not written as their place usually has it. */
  readonly styles: readonly ParameterStyle[];
  /** Where the operation is served, if elsewhere than the API. */
  readonly server: string | undefined;
  readonly body: RequestBody | undefined;
  readonly result: Result;
  /** What else the body may be sent as, and what else be asked for; `undefined`: there is no choice. */
  readonly bodies: Choice<BodyForm> | undefined;
  readonly results: Choice<BodyResult> | undefined;
  /** The name of the type of its errors. */
  readonly errorTypeName: string;
  /** By status. */
  readonly errors: readonly ErrorResponse[];
  /** `undefined` where it is what the API says for all. */
  readonly security: SecurityRequirements | undefined;
  /** The header in which the client sends a key of its own, so that a request may be repeated. */
  readonly idempotencyHeader: string | undefined;
  readonly pagination: Pagination | undefined;
}

export interface PathParameter {
  readonly name: string;
  readonly argumentName: string;
  readonly typeName: string;
  readonly description: string | undefined;
}

/** How one parameter is written. */
export interface ParameterStyle {
  /** `querystring`: the parameter is the query as a whole, and its name is not sent. */
  readonly place: ParameterPlace | "querystring";
  readonly name: string;
  readonly style: StyleName;
  readonly explode: boolean;
  /** Whether reserved characters stay as they are. */
  readonly reserved: boolean;
}

export type ParameterPlace = "path" | "query" | "header" | "cookie";

/** The styles of OpenAPI, and JSON for what is said to have a media type of JSON. */
export type StyleName =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject"
  | "cookie"
  | "json";

/** All parameters of one place, as one type. */
export interface ParameterGroup {
  readonly typeName: string;
  /** Whether any of them is required. */
  readonly required: boolean;
  /** Whether `{}` is such a group, also to a compiler. */
  readonly mayBeEmpty: boolean;
  /** The name of the one parameter that it is, where that is the query as a whole and no form. */
  readonly whole: string | undefined;
}

export interface RequestBody extends BodyForm {
  readonly required: boolean;
  readonly description: string | undefined;
}

/** A body as one media type has it. */
export interface BodyForm {
  readonly typeName: string;
  readonly mediaType: string;
  readonly kind: BodyKind;
  /** How the parts of a form are written that are not written as usual. */
  readonly parts: readonly BodyPart[];
  /** How those are that follow one another without names, where they are not written as usual. */
  readonly otherParts: Omit<BodyPart, "name"> | undefined;
}

/** What a caller can choose between, by media type. */
export interface Choice<Option> {
  /** Of the type that has the types of all, by media type. */
  readonly typeName: string;
  /** At least two; the first is what is used unasked. */
  readonly options: readonly { readonly mediaType: string; readonly option: Option }[];
}

/** How a body of a media type is read or written. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary" | "events" | "lines";

/** One property of a form, or one of its parts by its place. */
export interface BodyPart {
  readonly name: string;
  /** Of `multipart`: the media type, where one is said; and whether it is JSON as a whole. */
  readonly mediaType: string | undefined;
  readonly json: boolean;
  /** Of `form`, where it is not the usual one. */
  readonly style: Omit<ParameterStyle, "place" | "name"> | undefined;
}

/** What a successful call gives. */
export type Result = { readonly kind: "none" } | BodyResult;

export type BodyResult = {
  /** What is asked for; `undefined` where that is as usual. */
  readonly accept: string | undefined;
  /** Whether success may also come without a body. */
  readonly mayBeEmpty: boolean;
} & (
  | { readonly kind: "text" }
  | { readonly kind: "blob" }
  | { readonly kind: "json"; readonly typeNames: readonly string[] }
  /** The media type of the answer decides. */
  | {
      readonly kind: "any";
      readonly typeNames: readonly string[];
      readonly text: boolean;
      readonly blob: boolean;
    }
  /** Server-sent events; `typeName` is of their data where that is JSON. */
  | { readonly kind: "events"; readonly typeName: string | undefined }
  | { readonly kind: "lines"; readonly typeName: string }
);

export interface ErrorResponse {
  /** `404`; `4XX` and `default` are all that are not described themselves. */
  readonly status: string;
  /** `undefined` where the document does not describe it. */
  readonly body: ErrorBody | undefined;
}

export interface ErrorBody {
  /** Of JSON, by its media types: any of them. */
  readonly typeNames: readonly string[];
  /** Whether it may have another media type: it is then a text. */
  readonly text: boolean;
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
