import type { DeclaredParameter } from "../../load/extension.js";
import type { PlacedSchema } from "../schema-walk.js";
import { type Findings, type PagedOperation, parameterPointer } from "./facts.js";
import { listed } from "./wording.js";

type Role = "page" | "offset" | "cursor" | "size";

/** What a parameter may be, so that what it is to say can be said. */
const fitting: Readonly<Record<Role, readonly string[]>> = {
  page: ["integer", "number"],
  offset: ["integer", "number"],
  size: ["integer", "number"],
  cursor: ["string", "integer", "number"],
};

interface Found {
  /** In words. */
  readonly place: string;
  readonly name: string;
  readonly schema: PlacedSchema | undefined;
  /** The names of all that are in this place. */
  readonly known: readonly string[];
}

/** Whether the operation has a parameter, of a type that fits; else that is reported. */
export function checkParameter(
  role: Role,
  declared: DeclaredParameter,
  pointer: string,
  operation: PagedOperation,
  findings: Findings,
): boolean {
  const { walk } = operation;
  const { place, name, schema, known } = findParameter(declared, operation);
  if (schema === undefined) {
    findings.error({
      code: "pagination-parameter-missing",
      message: `the pagination names the ${place} "${name}", which the operation does not have`,
      pointer,
      hint: inPath(name, operation)
        ? `It is a part of the path, and pages only move by the query, a header or the body.`
        : `Its ${plural(place)} are: ${listed(known)}.${isInBody(place) ? " GET and HEAD send none." : ""}`,
    });
    return false;
  }
  const types = walk.typesOf(schema);
  if (types.size === 0 || fitting[role].some((type) => types.has(type))) return true;
  // Outside a body, a number travels as the text that it is.
  if (types.has("string") && !isInBody(place)) {
    findings.note({
      code: "pagination-parameter-type",
      message: `the ${place} "${name}" counts pages or items, and is a string by its schema; it is sent as a number's digits`,
      pointer,
    });
    return true;
  }
  findings.error({
    code: "pagination-parameter-type",
    message:
      role === "cursor"
        ? `the ${place} "${name}" takes a cursor, so it must be a string or a number; it is ${listed(types)}`
        : `the ${place} "${name}" counts pages or items, so it must be an integer; it is ${listed(types)}`,
    pointer,
    hint: `Its schema is at #${schema.pointer}.`,
  });
  return false;
}

function inPath(name: string, { parameters }: PagedOperation): boolean {
  return parameters.some((parameter) => parameter.in === "path" && parameter.name === name);
}

/** A parameter, or a property of the body, with its schema where the operation has it. */
export function findParameter(declared: DeclaredParameter, operation: PagedOperation): Found {
  const { parameters, requestBody, walk } = operation;
  if (typeof declared === "object" && "body" in declared) {
    const schema = requestBody && walk.at(requestBody, declared.body);
    const known = requestBody === undefined ? [] : walk.propertyNames(requestBody);
    return { place: "property of the request's body", name: declared.body, schema, known };
  }
  const inHeader = typeof declared === "object";
  const name = inHeader ? declared.header : declared;
  const candidates = parameters.filter(({ in: at }) => at === (inHeader ? "header" : "query"));
  const same = inHeader
    ? (candidate: string) => candidate.toLowerCase() === name.toLowerCase()
    : (candidate: string) => candidate === name;
  const found = candidates.find((parameter) => same(parameter.name));
  return {
    place: inHeader ? "header parameter" : "query parameter",
    name,
    schema: found && {
      schema: found.schema ?? true,
      pointer: `${parameterPointer(operation, found)}${found.schema === undefined ? "" : "/schema"}`,
    },
    known: candidates.map((candidate) => candidate.name),
  };
}

function isInBody(place: string): boolean {
  return place.startsWith("property");
}

function plural(place: string): string {
  return isInBody(place) ? place.replace("property", "properties") : `${place}s`;
}
