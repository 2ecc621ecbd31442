import { readFile } from "node:fs/promises";
import addFormats from "ajv-formats";
import { OpenAPIBackend } from "openapi-backend";
import type { Context, Document, Operation } from "openapi-backend";
import { parse } from "yaml";
import { invalid, refused, unauthorized } from "./answer.js";
import type { Answer, Fault } from "./answer.js";
import { faultOf } from "./faults.js";
import { fittingAnswer } from "./fitting-answer.js";
import { mediaTypeFault, parsedBody } from "./request-body.js";
import type { Store } from "./store.js";
import type { OperationHandler } from "./valid-request.js";

type Params = Readonly<Record<string, string>>;
type DocumentContext = Context<unknown, Params, Record<string, string | undefined>, Params>;

/** Everything that decides about a request besides the document. */
export interface ApiOptions {
  readonly documentFile: URL;
  readonly handlers: Readonly<Record<string, OperationHandler>>;
  readonly store: Store;
  readonly isAuthorized: (authorization: string | undefined) => boolean;
}

export interface ApiRequest {
  readonly method: string;
  /** Path and query, as they stood in the request line. */
  readonly target: string;
  readonly headers: Params;
  readonly body: string;
}

/**
 * Answers requests by the OpenAPI document: routes, authorizes and validates each, lets a handler
 * answer, and checks the answer against the document too.
 *
 * The validator knows nothing of Pagewright, so that the two can disagree.
 */
export async function createApi(
  options: ApiOptions,
): Promise<(request: ApiRequest) => Promise<Answer>> {
  const definition = parse(await readFile(options.documentFile, "utf8")) as Document;
  const backend = new UncheckedDocumentBackend({
    definition,
    strict: true,
    // The slash at the end of `/v1/oauth2/` matters to the real server.
    ignoreTrailingSlashes: false,
    customizeAjv: (ajv) => {
      addFormats.default(ajv);
      return ajv;
    },
  });
  await backend.init();
  backend.register(refusals);
  for (const scheme of Object.keys(definition.components?.securitySchemes ?? {})) {
    backend.registerSecurityHandler(scheme, ({ request }: DocumentContext) =>
      options.isAuthorized(request.headers.authorization),
    );
  }
  for (const [operationId, handle] of Object.entries(options.handlers)) {
    backend.registerHandler(operationId, ({ request, operation }: DocumentContext) => {
      const { params, query, headers, requestBody: body } = request;
      const fault = mediaTypeFault(headers["content-type"], operation);
      return fault
        ? rejection([fault], operation)
        : handle({ path: params, query, body }, options.store);
    });
  }
  return (request) => backend.handleRequest(asBackendRequest(request)) as Promise<Answer>;
}

/** The base class would hold any document against the schema of OpenAPI 3.0; this one is 3.1. */
class UncheckedDocumentBackend extends OpenAPIBackend {
  override validateDefinition(): Document {
    return this.document;
  }
}

const refusals = {
  notFound: (): Answer => ({ status: 404, body: { detail: "Not Found" } }),
  methodNotAllowed: (): Answer => ({ status: 405, body: { detail: "Method Not Allowed" } }),
  unauthorizedHandler: unauthorized,
  validationFail: ({ validation, operation }: DocumentContext): Answer =>
    rejection((validation.errors ?? []).map(faultOf), operation),
  postResponseHandler({ api, response, ...context }: DocumentContext): Answer {
    // Where no operation matched there is nothing that the answer could have to fit.
    const operation = context.operation as Operation | undefined;
    const answer = response as Answer;
    return operation ? fittingAnswer(answer, operation, api) : answer;
  },
};

/** The endpoints that the standard describes have an error form of their own. */
function rejection(faults: readonly Fault[], { responses }: Operation): Answer {
  if (responses?.["422"] !== undefined) return invalid(faults);
  return refused(
    "invalid_request",
    faults.map(({ loc, msg }) => `${loc.join(".")} ${msg}`).join("; "),
  );
}

function asBackendRequest({ method, target, headers, body }: ApiRequest) {
  const [path = "/", query = ""] = target.split("?", 2);
  return {
    method,
    path,
    query,
    headers: { ...headers },
    body: parsedBody(headers["content-type"], body),
  };
}
