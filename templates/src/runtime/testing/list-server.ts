import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { clients, pageOfClients } from "./clients.js";

export interface ListRequest {
  /** From 0. */
  readonly index: number;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
}

/** What is sent as JSON; `undefined` if the handler answers by itself, or never. */
export type Handler = (request: ListRequest, response: ServerResponse) => unknown;

export interface ListServer {
  readonly baseUrl: string;
  readonly requests: readonly ListRequest[];
  /** Resolves once as many requests have come. */
  readonly received: (count: number) => Promise<void>;
  /** Resolves once no request is being answered. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** 250 clients in pages of at most 100, on loopback; or what a handler makes of them. */
export async function serveClients(handler: Handler = page): Promise<ListServer> {
  const requests: ListRequest[] = [];
  const open = new Set<ServerResponse>();
  const server = createServer((incoming, response) => {
    const { searchParams } = new URL(incoming.url ?? "", "http://127.0.0.1");
    const request = {
      index: requests.length,
      query: Object.fromEntries(searchParams),
      headers: incoming.headers,
    };
    requests.push(request);
    open.add(response);
    response.on("close", () => {
      open.delete(response);
      server.emit("changed");
    });
    server.emit("changed");
    const body = handler(request, response);
    if (body === undefined) return;
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await once(server, "changed");
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    received: (count) => until(() => requests.length >= count),
    idle: () => until(() => open.size === 0),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const all = clients(250);

/** The answer of a server that is as it should be. */
export function page({ query }: ListRequest) {
  return pageOfClients(all, {
    page: Number(query.page ?? 1),
    limit: Number(query.limit ?? 10),
  });
}
