import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface StyledRequest {
  readonly method: string;
  readonly url: URL;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage["headers"];
  /** Parsed; `undefined` where there is none. */
  readonly body: unknown;
  /** From 0. */
  readonly index: number;
}

export interface StyledAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What a list answers; `undefined` for never. */
export type Answer = (request: StyledRequest) => StyledAnswer | undefined;

export interface StyledServer {
  readonly origin: string;
  readonly requests: readonly StyledRequest[];
  readonly received: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A server on loopback. */
export async function serve(answer: Answer): Promise<StyledServer> {
  const requests: StyledRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const url = new URL(incoming.url ?? "", `http://${incoming.headers.host ?? ""}`);
      const request: StyledRequest = {
        method: incoming.method ?? "",
        url,
        query: Object.fromEntries(url.searchParams),
        headers: incoming.headers,
        body: text === "" ? undefined : JSON.parse(text),
        index: requests.length,
      };
      requests.push(request);
      server.emit("changed");
      const answered = answer(request);
      if (!answered) return;
      const headers = { "content-type": "application/json", ...answered.headers };
      response.writeHead(answered.status ?? 200, headers).end(JSON.stringify(answered.body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    received: async (count) => {
      while (requests.length < count) await once(server, "changed");
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
