import type { JsonObject, JsonValue } from "../../document.js";
import { isObject } from "../../json.js";
import type {
  DeclaredCursor,
  DeclaredFlag,
  DeclaredLink,
  DeclaredParameter,
  DeclaredPlace,
  OptionalFact,
} from "../../load/extension.js";
import { childPointer, escapePointer } from "../../pointer.js";
import type { OperationObject, ParameterObject, ResponseObject, SchemaObject } from "../openapi.js";
import type { Report } from "../report.js";
import type { PlacedSchema, SchemaWalk } from "../schema-walk.js";
import { writtenParameter } from "../written-parameter.js";

/** Everything that can be said about how an operation's pages follow one another. */
export interface FactTypes {
  readonly style: "page" | "offset" | "cursor" | "link";
  readonly page: DeclaredParameter;
  readonly offset: DeclaredParameter;
  readonly cursor: readonly DeclaredParameter[];
  readonly size: DeclaredParameter;
  /** Which of several schemas a page has, as a reference. */
  readonly schema: string;
  readonly items: string;
  readonly item: string;
  readonly lastPage: DeclaredPlace;
  readonly pageCount: DeclaredPlace;
  readonly current: DeclaredPlace;
  readonly total: DeclaredPlace;
  readonly hasMore: DeclaredFlag;
  readonly nextCursor: readonly DeclaredCursor[];
  readonly nextUrl: DeclaredLink;
  readonly first: number;
  readonly key: string;
  readonly alone: boolean;
  readonly optional: readonly OptionalFact[];
  /** How many items the largest page has. A walk needs no such thing; it is held against the size. */
  readonly maxPageSize: number;
  /** Parameters without which the first page is not sent, though the document calls them optional. */
  readonly requiredFirst: readonly string[];
  /** The schema that an item is said to have. */
  readonly itemSchema: SchemaObject;
}

export type FactName = keyof FactTypes;

/** A value, and from where it is known. */
export interface Fact<Value> {
  readonly value: Value;
  /** Where it is said: a JSON pointer into the document. */
  readonly pointer: string;
  /** By whom: the name of an extension, or words. */
  readonly source: string;
}

/** What one source says, or several together; maybe not all that is needed. */
export type Draft = { readonly [Name in FactName]?: Fact<FactTypes[Name]> | undefined };

/** An operation, as those who read its pagination see it. */
export interface PagedOperation {
  readonly object: OperationObject;
  readonly root: JsonObject;
  readonly pointer: string;
  readonly parameters: readonly ParameterObject[];
  /** The schema of the request's JSON body. */
  readonly requestBody: PlacedSchema | undefined;
  readonly response: { readonly object: ResponseObject; readonly pointer: string } | undefined;
  /** The schema of a successful response; `undefined` where there is none in JSON. */
  readonly body: PlacedSchema | undefined;
  readonly walk: SchemaWalk;
}

/** Takes what is found. */
export type Findings = Pick<Report, "error" | "note">;

/** Reads one source; `undefined` where it says nothing about pages. */
export type PaginationReader = (operation: PagedOperation, findings: Findings) => Draft | undefined;

/** Who reads a vendor's extension. */
export interface VendorReader {
  readonly name: string;
  readonly read: PaginationReader;
  /** Members of it that are for people, or count without being facts of their own. */
  readonly idle?: readonly string[];
  /** Whether others write other things under this name. */
  readonly shared?: true;
}

/** Makes facts of one source; of nothing it makes none. */
export function factsFrom(source: string, pointer: string) {
  return <Value>(
    value: Value | undefined,
    ...segments: readonly (string | number)[]
  ): Fact<Value> | undefined =>
    value === undefined
      ? undefined
      : {
          value,
          source,
          pointer: [pointer, ...segments.map((name) => escapePointer(String(name)))].join("/"),
        };
}

export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

export function asText(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The extension of a name on an operation, where it is an object. */
export function extensionObject(
  { object, pointer }: PagedOperation,
  name: string,
): { readonly extension: JsonObject; readonly pointer: string } | undefined {
  const extension = asObject((object as JsonObject)[name]);
  return extension && { extension, pointer: childPointer(pointer, name) };
}

/** Where a parameter of the operation, or of its path, is described. */
export function parameterPointer(
  { root, pointer }: PagedOperation,
  { name, in: place }: ParameterObject,
): string {
  return writtenParameter(root, pointer, place, name) ?? `${pointer}/parameters`;
}

/** A parameter of a name, wherever it travels. */
export function parameterNamed(
  { parameters }: PagedOperation,
  name: string,
  place = "query",
): ParameterObject | undefined {
  return parameters.find((parameter) => parameter.in === place && parameter.name === name);
}
