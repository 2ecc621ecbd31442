import { loadDocument } from "../../generator/load/load-document.js";
import { buildModel } from "../../generator/model/build-model.js";
import { findOperations } from "../../generator/model/find-operations.js";
import type { ApiModel, Operation, Resource } from "../../generator/model/model.js";
import type { OpenApiRoot } from "../../generator/model/openapi.js";
import { generateApi } from "../../generator/pipeline.js";
import { staticFiles } from "../../generator/render/render.js";
import { reservedTypeNames } from "../../generator/views/reserved-names.js";
import { openWorkshop } from "./client.js";
import { differenceOf } from "./difference.js";
import { Samples } from "./samples.js";
import { type DocumentServer, startDocumentServer } from "./server.js";

/** How one operation went, called once by its generated method. */
export interface Call {
  readonly route: string;
  /** `polar.books.list`, without the client's name. */
  readonly method: string;
  readonly status: number | undefined;
  /** `undefined`: the server took the request, and the client gave what the answer said. */
  readonly fault: string | undefined;
  /** Whether the answer had a body to compare. */
  readonly compared: boolean;
}

export interface Conformance {
  readonly calls: readonly Call[];
  /** By compiler; empty where it finds nothing. */
  readonly typeFaults: Readonly<Record<string, string>>;
}

interface Outcome {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly response?: Response;
  readonly error?: { readonly message: string; readonly status?: number; readonly body?: unknown };
}

type Method = (...args: unknown[]) => { result?: () => Promise<Outcome> } & Promise<unknown>;

/**
 * Makes the client of a document, has the compilers look at it, and calls each of its operations once
 * on a server that holds requests against the document.
 *
 * @param compilers - names of packages: `typescript`, `typescript-7`
 */
export async function checkConformance(
  file: string,
  compilers: readonly string[],
): Promise<Conformance> {
  const api = { name: "conformance", file, overlays: [], out: "unused" };
  const { files } = await generateApi(api, { previousVersion: undefined });
  const document = await loadDocument(api);
  const root = document.root as unknown as OpenApiRoot;
  const { model } = buildModel(document, {
    name: api.name,
    packageName: undefined,
    defaultPackageName: api.name,
    reservedTypeNames: reservedTypeNames(staticFiles["src/runtime/public.ts"] ?? ""),
  });
  const workshop = openWorkshop(files);
  const samples = new Samples(root);
  const server = await startDocumentServer(root, samples);
  try {
    const typeFaults = compilers.map((name) => [name, workshop.typeFaults(name)] as const);
    const client = newClient(await workshop.load(), model, server.url);
    return {
      calls: await callAll(client, { model, root, samples, server }),
      typeFaults: Object.fromEntries(typeFaults),
    };
  } finally {
    await server.close();
    workshop.remove();
  }
}

/** With a credential for every scheme: its name. */
function newClient(
  module: Readonly<Record<string, unknown>>,
  { clientName, securitySchemes }: ApiModel,
  baseUrl: string,
): object {
  const Client = module[clientName] as new (options: object) => object;
  const credentials = securitySchemes.map(({ name, schemeName }) => [name, schemeName] as const);
  return new Client({ ...Object.fromEntries(credentials), baseUrl, retry: false });
}

interface Bench {
  readonly model: ApiModel;
  readonly root: OpenApiRoot;
  readonly samples: Samples;
  readonly server: DocumentServer;
}

async function callAll(
  client: object,
  { model, root, samples, server }: Bench,
): Promise<readonly Call[]> {
  const found = new Map(findOperations(root).map((each) => [each.pointer, each]));
  const calls: Call[] = [];
  for (const resource of model.resources) {
    for (const operation of resource.operations) {
      const { object, parameters } = found.get(operation.pointer) ?? {};
      if (object === undefined || parameters === undefined) continue;
      const args = samples.argumentsOf(operation, object, parameters);
      calls.push(await callOne(client, resource, operation, args, server));
    }
  }
  return calls;
}

async function callOne(
  client: object,
  { path }: Resource,
  operation: Operation,
  args: readonly unknown[],
  server: DocumentServer,
): Promise<Call> {
  const described = {
    route: `${operation.httpMethod} ${operation.path}`,
    method: [...path, operation.methodName].join("."),
  };
  const owner = path.reduce<object>(
    (object, name) => (object as Record<string, object>)[name] ?? {},
    client,
  );
  const method = (owner as Record<string, Method>)[operation.methodName];
  try {
    const call = method?.apply(owner, [...args]);
    // A pager has no result of its own; its page has.
    const outcome = (await call?.result?.()) ?? { ok: true, data: bodyOf(await call) };
    const { response, error } = outcome;
    if (outcome.ok) {
      const sent = server.lastSent();
      const fault = await differenceOf(outcome.data, sent);
      return { ...described, status: response?.status, fault, compared: sent !== undefined };
    }
    const why = error?.body === undefined ? error?.message : JSON.stringify(error.body);
    return { ...described, status: error?.status, fault: why ?? "no reason", compared: false };
  } catch (error) {
    return { ...described, status: undefined, fault: String(error), compared: false };
  }
}

function bodyOf(page: unknown): unknown {
  return (page as { readonly body?: unknown } | undefined)?.body;
}
