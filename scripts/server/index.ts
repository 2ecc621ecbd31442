import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { rateLimited } from "./answer.js";
import type { Answer } from "./answer.js";
import type { ClientRecord } from "./client-record.js";
import { createApi } from "./document-api.js";
import type { ApiRequest } from "./document-api.js";
import { handlers } from "./handlers.js";
import { createStore } from "./store.js";

export interface ServerOptions {
  /** How many clients are registered at the start. Default 250. */
  readonly clients?: number;
  /** The access token that is accepted. Default `polar_pat_embedded`. */
  readonly token?: string;
  /**
   * Asked before each request is looked at, with its number from 1. A number answers it with 429 and
   * that many seconds in `Retry-After`. Default: never.
   */
  readonly retryAfter?: (requestNumber: number) => number | undefined;
}

/** A request that came in, and how it was answered. */
export interface RecordedRequest extends ApiRequest {
  readonly status: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** The access token that is accepted. */
  readonly token: string;
  /** All requests so far, in the order in which they were answered. */
  readonly requests: readonly RecordedRequest[];
  /** The registered clients, newest first, as they are now. */
  readonly clients: readonly ClientRecord[];
  /** Stops, and ends all connections. Resolves when the port is free again; may be called twice. */
  readonly close: () => Promise<void>;
}

const documentFile = new URL("../../spec/polar/openapi.yaml", import.meta.url);

/**
 * Starts a server on 127.0.0.1 that behaves as Polar does, by its OpenAPI document. It accepts only
 * what the document allows and answers only what it allows.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { clients = 250, token = "polar_pat_embedded", retryAfter } = options;
  const store = createStore(clients);
  const isAuthorized = (authorization = ""): boolean => {
    const [scheme, credential] = authorization.split(" ", 2);
    if (scheme?.toLowerCase() !== "bearer" || credential === undefined) return false;
    return credential === token || store.accepts(credential);
  };
  const api = await createApi({ documentFile, handlers, store, isAuthorized });
  const requests: RecordedRequest[] = [];
  let arrived = 0;

  async function answer(request: ApiRequest): Promise<Answer> {
    arrived += 1;
    const seconds = retryAfter?.(arrived);
    return seconds === undefined ? api(request) : rateLimited(seconds);
  }

  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing, answer, requests);
  });
  return {
    url: await listen(server),
    token,
    requests,
    clients: store.clients,
    close: () => close(server),
  };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: ApiRequest) => Promise<Answer>,
  requests: RecordedRequest[],
): Promise<void> {
  try {
    const request = await received(incoming);
    const { status, body, headers } = await answer(request).catch(ownMistake);
    requests.push({ ...request, status });
    const json = body === undefined ? undefined : JSON.stringify(body);
    outgoing.writeHead(status, {
      ...headers,
      "X-Request-Id": `req_${String(requests.length).padStart(4, "0")}`,
      ...(json !== undefined && { "Content-Type": "application/json" }),
    });
    outgoing.end(json);
  } catch {
    // The caller went away in mid-request: there is nobody to answer.
    outgoing.destroy();
  }
}

async function received(incoming: IncomingMessage): Promise<ApiRequest> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const { method = "GET", url: target = "/" } = incoming;
  return { method, target, headers, body: await text(incoming) };
}

/** Says what went wrong in the server itself, so that a test that meets it shows the reason. */
function ownMistake(error: unknown): Answer {
  return { status: 500, body: { error: "EmbeddedServerError", detail: String(error) } };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
