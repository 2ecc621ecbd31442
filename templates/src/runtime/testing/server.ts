import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach } from "@jest/globals";

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with a request. */
export type Responder = (response: ServerResponse, request: ReceivedRequest) => void;

export interface TestServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Resolves once so many requests have come. */
  readonly received: (count: number) => Promise<void>;
  /** Resolves once a client has let go of a response that was not whole. */
  readonly cutOff: Promise<void>;
  readonly close: () => Promise<void>;
}

/** Servers on loopback, closed after each test. The nth request gets the nth responder, or the last. */
export function useServers(): (...responders: Responder[]) => Promise<TestServer> {
  const servers: TestServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (...responders) => {
    const server = await startServer(responders);
    servers.push(server);
    return server;
  };
}

async function startServer(responders: readonly Responder[]): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const waiting: (() => void)[] = [];
  let reportCutOff: () => void = () => undefined;
  const cutOff = new Promise<void>((resolve) => (reportCutOff = resolve));
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
      response.on("close", () => {
        if (!response.writableFinished) reportCutOff();
      });
      requests.push(request);
      responders[Math.min(requests.length, responders.length) - 1]!(response, request);
      for (const resolve of waiting.splice(0)) resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    received: async (count) => {
      while (requests.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    cutOff,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Answers with JSON. */
export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Responder {
  return text(JSON.stringify(body), status, { "content-type": "application/json", ...headers });
}

export function text(
  body: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Responder {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Closes the connection without an answer. */
export const reset: Responder = (response) => {
  response.socket?.resetAndDestroy();
};

/** Sends the head and half of the body, then closes the connection. */
export const resetInBody: Responder = (response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write('{"half":', () => response.socket?.resetAndDestroy());
};

/** Sends the head and half of the body, and then nothing. */
export const stallInBody: Responder = (response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write('{"half":');
};

/** Never answers. */
export const stall: Responder = () => undefined;
