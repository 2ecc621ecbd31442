import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.js";
import type { JsonObject, OpenApiDocument } from "../document.js";
import { extensionName } from "../load/extension.js";
import { readErrors } from "./error-responses.js";
import { idempotencyHeaderOf, withKeyMade } from "./idempotency.js";
import {
  findOperations,
  type FoundOperation,
  reportCollisions,
  resourcePathsOf,
} from "./find-operations.js";
import type { ApiModel, Operation, Pagination, Resource } from "./model.js";
import { pascalCase } from "./names.js";
import { reportFileCollisions, resourceFile } from "./resource-files.js";
import { type ComponentTypeNames, NamedSchemas } from "./named-schemas.js";
import type { OpenApiRoot } from "./openapi.js";
import { descriptionOfTag } from "./tags.js";
import { usesOfSchemas } from "./directions.js";
import { findWebhooks } from "./find-webhooks.js";
import { noteLeftOut } from "./left-out.js";
import type { PlacedOperation } from "./operation.js";
import type { PagedOperation } from "./pagination/facts.js";
import { readPagination } from "./pagination/read.js";
import type { VerifiedPagination } from "./pagination/verify.js";
import { readStyles } from "./parameter-styles.js";
import { readParameterGroup, readPathParameters } from "./parameters.js";
import { Report } from "./report.js";
import { noteRetries } from "./retries.js";
import { readBody, requestSchemaOf } from "./request-body.js";
import { aimsInBody, readBodies } from "./request-bodies.js";
import { readResult, readResults } from "./responses.js";
import { SchemaWalk } from "./schema-walk.js";
import { readRequirements, readSecurity } from "./security.js";
import { readServers, serverOf } from "./servers.js";
import { readWebhooks } from "./webhooks.js";

export interface ModelOptions {
  /** The API's name where neither the document nor the caller gives another: its folder's. */
  readonly name: string;
  /** The npm name of the package; the document's own comes first where this is `undefined`. */
  readonly packageName: string | undefined;
  readonly defaultPackageName: string;
  /** Names that the package's entry point exports beside the document's types. */
  readonly reservedTypeNames: Iterable<string>;
}

export interface BuiltModel {
  readonly model: ApiModel;
  readonly componentTypeNames: ComponentTypeNames;
  /** What the client leaves out. */
  readonly notes: readonly Diagnostic[];
}

/**
 * Decides everything about a client.
 *
 * @throws {DiagnosticError} with everything that is wrong with the document's declarations
 */
export function buildModel(document: OpenApiDocument, options: ModelOptions): BuiltModel {
  const root = document.root as unknown as OpenApiRoot;
  const extension = root[extensionName];
  const report = new Report(document);
  const runtimeNames = new Set(options.reservedTypeNames);
  const clientName = freeClientName(extension?.client ?? clientNameOf(options.name), runtimeNames);
  const reserved = [...runtimeNames, clientName, `${clientName}Options`];
  const found = findOperations(root);
  const webhooks = findWebhooks(root);
  const uses = usesOfSchemas(root, found, webhooks);
  const schemas = new NamedSchemas(root, reserved, uses);
  const context = { root, report, schemas, walk: new SchemaWalk(root) };
  const { securitySchemes, security } = readSecurity(root, report);
  reportCollisions(found, report);
  reportFileCollisions(found, report);
  const paths = resourcePathsOf(found);
  const classNames = new Map(
    paths.map((path) => {
      return [path.join("."), schemas.claim(classNameOf(path), "Resource")];
    }),
  );
  schemas.addRequestForms(root, uses);
  schemas.addFileCopies(root, uses);
  const byResource = new Map(paths.map((path) => [path.join("."), [] as FoundOperation[]]));
  for (const one of found) byResource.get(one.placement.resource.join("."))?.push(one);
  const resources = paths.map((path): Resource => {
    const own = byResource.get(path.join(".")) ?? [];
    const className = classNames.get(path.join(".")) ?? "";
    return {
      path,
      className,
      fileName: resourceFile(path),
      description: descriptionOfTag(root, path),
      operations: own.map((operation) =>
        readOperation(operation, classNameOf(path), securitySchemes, context),
      ),
    };
  });
  const operations = resources.flatMap((resource) => resource.operations);
  noteRetries(document.root, found, report);
  noteLeftOut(found, new Map(operations.map((each) => [each.pointer, each])), webhooks, context);
  const model: ApiModel = {
    clientName,
    packageName: options.packageName ?? extension?.package ?? options.defaultPackageName,
    title: root.info.title,
    description: root.info.description,
    servers: readServers(root),
    securitySchemes,
    security,
    resources,
    webhooks: readWebhooks(webhooks, context),
    types: schemas.all(),
  };
  return { model, componentTypeNames: schemas.componentTypeNames, notes: report.close() };
}

/** What is wrong with the declarations in the sound part of a document that has other faults. */
export function modelFaults(
  document: OpenApiDocument,
  options: ModelOptions,
): readonly Diagnostic[] {
  try {
    buildModel(document, options);
    return [];
  } catch (error) {
    // A document that is refused anyway must not be told of as a bug of ours.
    const found = error instanceof DiagnosticError ? error.diagnostics : [];
    return found.filter(({ severity }) => severity === "error");
  }
}

interface Context {
  readonly root: OpenApiRoot;
  readonly report: Report;
  readonly schemas: NamedSchemas;
  readonly walk: SchemaWalk;
}

/**
 * @param prefix of its types: what its resource's class would be called if no schema had that name, so
 *   that a schema which comes to have it renames the class alone.
 */
function readOperation(
  found: FoundOperation,
  prefix: string,
  schemes: ApiModel["securitySchemes"],
  context: Context,
): Operation {
  const { extension, object, placement, pointer, httpMethod, path } = found;
  const typePrefix = prefix + pascalCase(placement.methodName);
  const { schemas, walk } = context;
  const described = { object, pointer, typePrefix, path, httpMethod };
  const { parameters: optional } = found;
  const received = readResult({ ...described, parameters: optional }, schemas, walk);
  const { result } = received;
  const paged = pagedBy(found, received, context);
  const declared = { own: extension, all: context.root[extensionName] };
  const idempotencyHeader = idempotencyHeaderOf(found, declared, walk);
  const parameters = withKeyMade(
    requiring(paged?.requiredFirst ?? [], optional),
    idempotencyHeader,
  );
  const operation: PlacedOperation = { ...described, parameters };
  const read = {
    pointer,
    httpMethod,
    path,
    methodName: placement.methodName,
    summary: object.summary,
    description: object.description,
    deprecated: object.deprecated ?? false,
    pathParameters: readPathParameters(operation, schemas),
    query: readParameterGroup(operation, "query", schemas),
    header: readParameterGroup(operation, "header", schemas),
    cookie: readParameterGroup(operation, "cookie", schemas),
    styles: readStyles(operation, walk),
    server: serverOf(found.servers),
    body: readBody(operation, schemas, walk),
    result,
    errorTypeName: schemas.claim(`${typePrefix}Error`, "Type"),
    errors: readErrors(operation, schemas),
    security: object.security && readRequirements(object.security, schemes),
    idempotencyHeader,
    pagination: paged && paginationOf(paged, typePrefix, schemas),
  };
  // What takes the names of types last renames no other.
  return {
    ...read,
    bodies:
      read.body && !aimsInBody(read.pagination)
        ? readBodies(operation, read.body, schemas, walk)
        : undefined,
    // Pages are read, and asked for, in one way.
    results:
      result.kind === "none" || read.pagination !== undefined
        ? undefined
        : readResults(operation, result, schemas, walk),
  };
}

function pagedBy(
  found: FoundOperation,
  { body, response }: Pick<PagedOperation, "body" | "response">,
  { root, walk, report }: Context,
): VerifiedPagination | undefined {
  const { object, extension, pointer, parameters } = found;
  const operation: PagedOperation = {
    ...{ object, pointer, parameters, walk, body, response },
    root: root as unknown as JsonObject,
    requestBody: requestSchemaOf(found),
  };
  return readPagination(operation, extension, report);
}

function paginationOf(
  { pagination, item: { schema, pointer } }: VerifiedPagination,
  typePrefix: string,
  schemas: NamedSchemas,
): Pagination {
  return { ...pagination, itemTypeName: schemas.derive(`${typePrefix}Item`, schema, pointer) };
}

/** What only a list's first page must be asked for with, the document has to call optional. */
function requiring(
  names: readonly string[],
  parameters: FoundOperation["parameters"],
): FoundOperation["parameters"] {
  return names.length === 0
    ? parameters
    : parameters.map((each) => (names.includes(each.name) ? { ...each, required: true } : each));
}

/** An API called "client" must not declare the `ClientOptions` that the runtime exports. */
function freeClientName(name: string, taken: ReadonlySet<string>): string {
  const isTaken = taken.has(name) || taken.has(`${name}Options`);
  return isTaken ? freeClientName(`Api${name}`, taken) : name;
}

/** Like the members on its way, except that a class can't begin with a digit. */
function classNameOf(path: readonly string[]): string {
  const name = path.map(pascalCase).join("");
  return /^\p{ID_Start}/u.test(name) ? name : `Resource${name}`;
}

function clientNameOf(name: string): string {
  const pascal = pascalCase(name);
  return /^\p{ID_Start}/u.test(pascal) ? pascal : `Api${pascal}`;
}
