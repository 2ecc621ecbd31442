import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

/** Since the last time that it was asked. */
export interface Counts {
  readonly requests: number;
  readonly mostOpen: number;
}

export interface LatencyServer {
  readonly url: string;
  readonly counts: () => Promise<Counts>;
  readonly close: () => Promise<void>;
}

/**
 * A list of so many pages of 100 clients, each after so many milliseconds; a page after the last is empty. In
 * a process of its own, so that its work is not taken for its clients'.
 */
export async function latencyServer(latency: number, pages: number): Promise<LatencyServer> {
  const child = fork(fileURLToPath(import.meta.url), [String(latency), String(pages)]);
  const told = async (): Promise<unknown> => ((await once(child, "message")) as unknown[])[0];
  const port = (await told()) as number;
  return {
    url: `http://127.0.0.1:${port}`,
    counts: async () => {
      child.send("counts");
      return (await told()) as Counts;
    },
    close: async () => {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

export function pageOf(page: number, pages: number) {
  const items = Array.from({ length: page > pages ? 0 : 100 }, (_, index) => ({
    client_id: `client_${page}_${index}`,
    client_name: "Amber Otter",
    redirect_uris: ["https://otter.example/callback"],
  }));
  return { items, pagination: { total_count: pages * 100, max_page: pages } };
}

function run(latency: number, pages: number, tell: (message: unknown) => void): void {
  const bodies = Array.from({ length: pages + 1 }, (_, page) =>
    JSON.stringify(pageOf(page + 1, pages)),
  );
  let requests = 0;
  let open = 0;
  let mostOpen = 0;
  const server = createServer((incoming, outgoing) => {
    requests += 1;
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    setTimeout(() => {
      open -= 1;
      const { searchParams } = new URL(incoming.url ?? "", "http://127.0.0.1");
      outgoing.setHeader("content-type", "application/json");
      const page = Math.min(Number(searchParams.get("page") ?? 1), bodies.length);
      outgoing.end(bodies[page - 1]);
    }, latency);
  });
  process.on("message", () => {
    tell({ requests, mostOpen });
    requests = 0;
    mostOpen = 0;
  });
  process.on("disconnect", () => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, "127.0.0.1", () => {
    tell((server.address() as AddressInfo).port);
  });
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  run(Number(process.argv[2]), Number(process.argv[3]), (message) => process.send?.(message));
}
