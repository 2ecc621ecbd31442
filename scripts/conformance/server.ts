import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import addFormats from "ajv-formats";
import { type Context, type Document, OpenAPIBackend, type Operation } from "openapi-backend";

import type { HttpMethod } from "../../generator/load/methods.js";
import { chooseContent } from "../../generator/model/media-types.js";
import type { BodyKind } from "../../generator/model/model.js";
import type {
  MediaTypeObject,
  OpenApiRoot,
  OperationObject,
} from "../../generator/model/openapi.js";
import { parsedBody } from "../server/request-body.js";
import type { Samples } from "./samples.js";

/** A server that answers any operation of a document with what the document says, if the request fits. */
export interface DocumentServer {
  readonly url: string;
  /** What the last answer's body stands for; of a stream, a list of its elements. */
  readonly lastSent: () => unknown;
  readonly close: () => Promise<void>;
}

type SecurityContext = Context<unknown, unknown, unknown, Readonly<Record<string, string>>>;

interface Answer {
  readonly status: number;
  readonly mediaType?: string;
  /** What the answer says, as the client should give it, and as it travels. */
  readonly value?: unknown;
  readonly text?: string;
}

/** The validator knows nothing of Pagewright, so that the two can disagree. */
export async function startDocumentServer(
  root: OpenApiRoot,
  samples: Samples,
): Promise<DocumentServer> {
  const backend = await backendOf(root, samples);
  let sent: unknown;
  const server = createServer((request, response) => {
    void answerOf(backend, request).then(({ status, mediaType, value, text }) => {
      sent = value;
      response.writeHead(status, mediaType === undefined ? {} : { "content-type": mediaType });
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lastSent: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The base class would hold any document against the schema of OpenAPI 3.0. */
class UncheckedDocumentBackend extends OpenAPIBackend {
  override validateDefinition(): Document {
    return this.document;
  }
}

async function backendOf(root: OpenApiRoot, samples: Samples): Promise<OpenAPIBackend> {
  const backend = new UncheckedDocumentBackend({
    definition: structuredClone(withOperationIds(root)) as unknown as Document,
    strict: true,
    quick: true,
    ignoreTrailingSlashes: false,
    ajvOpts: { strict: false },
    customizeAjv: (ajv) => {
      addFormats.default(ajv);
      // Names that FastAPI has for them.
      ajv.addFormat("ipvanyaddress", /^[\da-f.:]+$/i);
      ajv.addFormat("uuid4", /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i);
      return ajv;
    },
  });
  backend.register({
    notFound: (): Answer => refusal(404, "no operation is there"),
    methodNotAllowed: (): Answer => refusal(405, "no such method there"),
    notImplemented: ({ operation }: Context): Answer =>
      successOf(operationOf(root, operation), samples),
    validationFail: ({ validation }: Context): Answer => refusal(400, validation.errors),
    unauthorizedHandler: (): Answer => refusal(401, "no credential"),
  });
  for (const name of Object.keys(root.components?.securitySchemes ?? {})) {
    backend.registerSecurityHandler(name, ({ request }: SecurityContext) =>
      [request.headers.authorization].flat().includes(`Bearer ${name}`),
    );
  }
  await backend.init();
  return backend;
}

/** The validator knows operations by their ids; those of the document may be missing or odd. */
function withOperationIds(root: OpenApiRoot): OpenApiRoot {
  const paths = Object.entries(root.paths ?? {}).map(([path, item]) => {
    const operations = Object.entries(item).map(([method, operation]: [string, unknown]) =>
      method === "parameters" || method.startsWith("x-") || typeof operation !== "object"
        ? [method, operation]
        : [method, { ...operation, operationId: `${method} ${path}` }],
    );
    return [path, Object.fromEntries(operations) as object];
  });
  return { ...root, paths: Object.fromEntries(paths) as NonNullable<OpenApiRoot["paths"]> };
}

async function answerOf(backend: OpenAPIBackend, incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = "", url = "", headers } = incoming;
  const [path = "/", query = ""] = url.split("?", 2);
  const given = headers as Record<string, string>;
  const body = parsedBody(given["content-type"], Buffer.concat(chunks).toString());
  try {
    return (await backend.handleRequest({ method, path, query, headers: given, body })) as Answer;
  } catch (error) {
    return refusal(500, String(error));
  }
}

function refusal(status: number, why: unknown): Answer {
  const text = JSON.stringify({ why });
  return { status, mediaType: "application/problem+json", value: { why }, text };
}

/** The document's own: the validator's has its references replaced, and goes in circles. */
function operationOf(root: OpenApiRoot, { path, method }: Operation): OperationObject {
  return root.paths?.[path]?.[method as HttpMethod] ?? {};
}

function successOf({ responses = {} }: OperationObject, samples: Samples): Answer {
  const status = Object.keys(responses).find((key) => key.startsWith("2")) ?? "200";
  const chosen = chooseContent(responses[status]?.content);
  if (chosen === undefined) return { status: Number(status) };
  const { mediaType, kind, content } = chosen;
  return { status: Number(status), mediaType, ...contentOf(kind, content, samples) };
}

function contentOf(
  kind: BodyKind,
  { itemSchema, schema }: MediaTypeObject,
  samples: Samples,
): Pick<Answer, "value" | "text"> {
  // As it comes out of JSON: what is undefined is not there.
  const sample = (of: unknown): unknown => JSON.parse(JSON.stringify(samples.answer(of) ?? null));
  if (kind === "json") return jsonContent(sample(schema));
  if (kind === "lines" || kind === "events") {
    const elements = [sample(itemSchema ?? schema), sample(itemSchema ?? schema)];
    const lines = elements.map((element) => JSON.stringify(element));
    const text =
      kind === "lines"
        ? `${lines.join("\n")}\n`
        : lines.map((line) => `data: ${line}\n\n`).join("");
    return { value: elements, text };
  }
  return { value: "a,b\n", text: "a,b\n" };
}

function jsonContent(value: unknown): Pick<Answer, "value" | "text"> {
  return { value, text: JSON.stringify(value) };
}
