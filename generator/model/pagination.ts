import type { PaginationExtension } from "../load/extension.js";
import type { Pagination } from "./model.js";
import type { ParameterObject } from "./openapi.js";
import type { Report } from "./report.js";
import type { PlacedSchema, SchemaWalk } from "./schema-walk.js";

/** An operation's declaration of its pages, and what it is checked against. */
export interface DeclaredPagination {
  readonly declaration: PaginationExtension;
  /** Where the declaration is. */
  readonly pointer: string;
  readonly parameters: readonly ParameterObject[];
  /** The schema of a successful response; `undefined` where there is none in JSON. */
  readonly body: PlacedSchema | undefined;
}

/** A verified declaration, and the schema of an item. */
export interface VerifiedPagination {
  readonly pagination: Omit<Pagination, "itemTypeName">;
  readonly item: PlacedSchema;
}

/** Checks a declaration against the document and reports every fault in it. */
export function verifyPagination(
  declared: DeclaredPagination,
  walk: SchemaWalk,
  report: Report,
): VerifiedPagination | undefined {
  const { declaration, pointer, body } = declared;
  if (declaration.style !== "page") {
    report.error({
      code: "pagination-style-unsupported",
      message: `pagination style "${declaration.style}" is not supported yet`,
      pointer: `${pointer}/style`,
      hint: "Supported is: page.",
    });
    return undefined;
  }
  const { request, response } = declaration;
  const parameters = new ParameterCheck(declared, walk, report);
  const parametersFit = [
    parameters.check("page", request.page),
    request.size === undefined || parameters.check("size", request.size),
  ].every(Boolean);
  if (body === undefined) {
    report.error({
      code: "pagination-response-missing",
      message: "a paged operation needs a successful response with a JSON schema",
      pointer,
    });
    return undefined;
  }
  const members = new ResponseCheck(body, `${pointer}/response`, walk, report);
  const item = members.items(response.items);
  const membersFit = [
    members.check("lastPage", response.lastPage, ["integer", "number"]),
    members.check("total", response.total, ["integer", "number"]),
    members.check("hasMore", response.hasMore, ["boolean"]),
  ].every(Boolean);
  const keyFits = item === undefined || checkKey(item, declaration.key, pointer, walk, report);
  if (item === undefined || !parametersFit || !membersFit || !keyFits) return undefined;
  return {
    item,
    pagination: {
      style: "page",
      parameters: { page: request.page, size: request.size },
      first: declaration.first ?? 1,
      items: response.items,
      lastPage: response.lastPage,
      total: response.total,
      hasMore: response.hasMore,
      key: declaration.key,
    },
  };
}

class ParameterCheck {
  readonly #declared: DeclaredPagination;
  readonly #walk: SchemaWalk;
  readonly #report: Report;

  constructor(declared: DeclaredPagination, walk: SchemaWalk, report: Report) {
    this.#declared = declared;
    this.#walk = walk;
    this.#report = report;
  }

  check(role: "page" | "size", name: string): boolean {
    const query = this.#declared.parameters.filter((parameter) => parameter.in === "query");
    const pointer = `${this.#declared.pointer}/request/${role}`;
    const parameter = query.find((candidate) => candidate.name === name);
    if (parameter === undefined) {
      this.#report.error({
        code: "pagination-parameter-missing",
        message: `the pagination names the query parameter "${name}", which the operation does not have`,
        pointer,
        hint: `Its query parameters are: ${listed(query.map((candidate) => candidate.name))}.`,
      });
      return false;
    }
    const types = this.#walk.typesOf({ schema: parameter.schema ?? true, pointer });
    if (types.size === 0 || types.has("integer") || types.has("number")) return true;
    this.#report.error({
      code: "pagination-parameter-type",
      message: `the query parameter "${name}" counts pages or items, so it must be an integer; it is ${listed(types)}`,
      pointer,
    });
    return false;
  }
}

class ResponseCheck {
  readonly #body: PlacedSchema;
  readonly #pointer: string;
  readonly #walk: SchemaWalk;
  readonly #report: Report;

  constructor(body: PlacedSchema, pointer: string, walk: SchemaWalk, report: Report) {
    this.#body = body;
    this.#pointer = pointer;
    this.#walk = walk;
    this.#report = report;
  }

  /** The schema of an item. */
  items(path: string): PlacedSchema | undefined {
    const list = this.#find("items", path);
    if (list === undefined) return undefined;
    const item = this.#walk.elementOf(list);
    if (item === undefined) this.#mistyped("items", path, ["array"], list);
    return item;
  }

  check(role: string, path: string | undefined, types: readonly string[]): boolean {
    if (path === undefined) return true;
    const member = this.#find(role, path);
    if (member === undefined) return false;
    const found = this.#walk.typesOf(member);
    if (found.size === 0 || types.some((type) => found.has(type))) return true;
    this.#mistyped(role, path, types, member);
    return false;
  }

  #find(role: string, path: string): PlacedSchema | undefined {
    const found = this.#walk.at(this.#body, path);
    if (found !== undefined) return found;
    const parent = this.#walk.at(this.#body, path.slice(0, path.lastIndexOf("/")));
    const names = parent === undefined ? [] : this.#walk.propertyNames(parent);
    this.#report.error({
      code: "pagination-pointer-unresolved",
      message: `"${path}" leads to nothing in the response of the operation`,
      pointer: `${this.#pointer}/${role}`,
      ...(parent && { hint: `Properties there are: ${listed(names)}.` }),
    });
    return undefined;
  }

  #mistyped(role: string, path: string, types: readonly string[], found: PlacedSchema): void {
    const actual = this.#walk.typesOf(found);
    this.#report.error({
      code: "pagination-pointer-type",
      message: `"${path}" must lead to ${types.join(" or ")}; it leads to ${listed(actual)}`,
      pointer: `${this.#pointer}/${role}`,
      hint: `The schema there is #${found.pointer}.`,
    });
  }
}

function checkKey(
  item: PlacedSchema,
  key: string | undefined,
  pointer: string,
  walk: SchemaWalk,
  report: Report,
): boolean {
  if (key === undefined || walk.at(item, key) !== undefined) return true;
  report.error({
    code: "pagination-pointer-unresolved",
    message: `"${key}" leads to nothing in an item of the list`,
    pointer: `${pointer}/key`,
    hint: `Properties of an item are: ${listed(walk.propertyNames(item))}.`,
  });
  return false;
}

function listed(names: Iterable<string>): string {
  const all = [...names];
  return all.length === 0 ? "none" : all.join(", ");
}
