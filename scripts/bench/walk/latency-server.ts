import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface LatencyServer {
  readonly url: string;
  /** Since the last reset. */
  readonly requests: () => number;
  readonly mostOpen: () => number;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** A list of so many pages of 100 clients, each after so many milliseconds. */
export async function latencyServer({
  latency,
  pages,
}: {
  readonly latency: number;
  readonly pages: number;
}): Promise<LatencyServer> {
  let requests = 0;
  let open = 0;
  let mostOpen = 0;
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    setTimeout(() => {
      open -= 1;
      const page = Number(
        new URL(incoming.url ?? "", "http://127.0.0.1").searchParams.get("page") ?? 1,
      );
      outgoing.setHeader("content-type", "application/json");
      outgoing.end(JSON.stringify(pageOf(page, pages)));
    }, latency);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    mostOpen: () => mostOpen,
    reset: () => {
      requests = 0;
      mostOpen = 0;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export function pageOf(page: number, pages: number) {
  const items = Array.from({ length: 100 }, (_, index) => ({
    client_id: `client_${page}_${index}`,
    client_name: "Amber Otter",
    redirect_uris: ["https://otter.example/callback"],
  }));
  return { items, pagination: { total_count: pages * 100, max_page: pages } };
}
