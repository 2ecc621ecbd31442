import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import type { Clock, Fetch } from "../types.js";
import { faultServer, origin, type Fault, type FaultServer } from "./fault-server.js";

/** The same server on loopback, where what is reset is a connection. */
export interface FaultSockets extends FaultServer {
  readonly url: string;
  /** The global `fetch`, counted. */
  readonly fetch: Fetch;
  /** Requests of which the client waits for something. */
  readonly awaited: () => number;
  readonly close: () => Promise<void>;
}

export async function faultSockets(
  script: readonly Fault[],
  total: number,
  clock: Clock,
): Promise<FaultSockets> {
  const inner = faultServer(script, total, clock);
  const strayed: string[] = [];
  let awaited = 0;
  // Another port is another origin.
  const elsewhere = await listen((incoming, outgoing) => {
    strayed.push(`${incoming.url ?? ""} ${JSON.stringify(incoming.headers)}`);
    outgoing.end("{}");
  });
  const server = await listen((incoming, outgoing) => {
    void respond(inner, incoming, outgoing, elsewhere.url);
  });
  return {
    ...inner,
    strayed,
    url: server.url,
    awaited: () => awaited,
    fetch: async (request) => {
      awaited += 1;
      const done = () => (awaited -= 1);
      try {
        return counted(await globalThis.fetch(request), done);
      } catch (error) {
        done();
        throw error;
      }
    },
    close: async () => {
      await Promise.all([server.close(), elsewhere.close()]);
    },
  };
}

async function listen(handle: (incoming: IncomingMessage, outgoing: ServerResponse) => void) {
  const server: Server = createServer(handle);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Sends what the server in memory answers; where that fails, the connection does. */
async function respond(
  { fetch }: FaultServer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  elsewhere: string,
): Promise<void> {
  const controller = new AbortController();
  outgoing.on("close", () => {
    controller.abort();
  });
  try {
    const { signal } = controller;
    const { status, headers, body } = await fetch(new Request(origin + incoming.url!, { signal }));
    if (headers.has("location")) headers.set("location", elsewhere);
    outgoing.writeHead(status, Object.fromEntries(headers));
    for await (const chunk of body ?? []) {
      await new Promise<void>((resolve) => {
        outgoing.write(chunk, () => {
          resolve();
        });
      });
    }
    outgoing.end();
  } catch {
    outgoing.socket?.resetAndDestroy();
  }
}

/** The same response, that tells when its body has been read, given up or lost. */
function counted(response: Response, done: () => void): Response {
  const reader = response.body?.getReader();
  if (!reader) {
    done();
    return response;
  }
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const { done: ended, value } = await reader.read();
          if (!ended) {
            controller.enqueue(value);
            return;
          }
          done();
          controller.close();
        } catch (error) {
          done();
          controller.error(error);
        }
      },
      cancel: async (reason) => {
        done();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
