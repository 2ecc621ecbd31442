import { afterEach, expect, test } from "@jest/globals";
import { startServer } from "./index.js";
import type { RunningServer, ServerOptions } from "./index.js";
import { json, sender } from "./testing/sender.js";

const configuration = { client_name: "Paper Crane", redirect_uris: ["https://crane.example/back"] };
const running: RunningServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(options?: ServerOptions) {
  const server = await startServer(options);
  running.push(server);
  return { server, send: sender(server) };
}

test("a client is created, read, updated and deleted", async () => {
  const { server, send } = await start({ clients: 1 });
  const answered = await send("POST", "/v1/oauth2/register", json(configuration));
  const created = (await answered.json()) as Record<string, unknown>;
  expect(created).toMatchObject({ ...configuration, modified_at: null });
  expect(server.clients).toHaveLength(2);
  expect(server.clients[0]).toEqual(created);

  const target = `/v1/oauth2/register/${String(created.client_id)}`;
  expect(await (await send("GET", target)).json()).toEqual(created);

  const renamed = { ...configuration, client_name: "Folded Crane", client_id: created.client_id };
  const updated = await send("PUT", target, json(renamed));
  expect(await updated.json()).toMatchObject({
    ...renamed,
    modified_at: "2025-01-01T06:00:01.000Z",
  });
  const misaddressed = await send("PUT", target, json({ ...renamed, client_id: "polar_ci_0001" }));
  expect(misaddressed.status).toBe(422);

  const deleted = await send("DELETE", target);
  expect([deleted.status, await deleted.text()]).toEqual([204, ""]);
  expect((await send("DELETE", target)).status).toBe(404);
  expect((await send("GET", target)).status).toBe(404);
  expect((await send("PUT", target, json(renamed))).status).toBe(404);
  expect(server.clients.map(({ client_id }) => client_id)).toEqual(["polar_ci_0001"]);
});

test("a caller cannot set what the server decides", async () => {
  const { server, send } = await start({ clients: 1 });
  const wish = { ...configuration, client_id: "polar_ci_0001", client_secret: "mine" };
  await send("PUT", "/v1/oauth2/register/polar_ci_0001", json(wish));
  await send("POST", "/v1/oauth2/register", json(wish));
  expect(server.clients).toMatchObject([
    { client_id: "polar_ci_0002", client_secret: "polar_cs_secret_0002" },
    { client_id: "polar_ci_0001", client_secret: "polar_cs_secret_0001" },
  ]);
});

test("requests are recorded with what was sent and how it was answered", async () => {
  const { server, send } = await start();
  await send("GET", "/v1/oauth2/?limit=1", { headers: { "X-Seen": "yes" } });
  await send("POST", "/v1/oauth2/register", json({}));
  expect(server.requests).toMatchObject([
    { method: "GET", target: "/v1/oauth2/?limit=1", headers: { "x-seen": "yes" }, status: 200 },
    { method: "POST", target: "/v1/oauth2/register", body: "{}", status: 422 },
  ]);
});

test("a request can be told to come back later", async () => {
  const { send } = await start({ retryAfter: (number) => (number === 2 ? 3 : undefined) });
  const answers: [number, string | null][] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const response = await send("GET", "/v1/oauth2/");
    await response.text();
    answers.push([response.status, response.headers.get("Retry-After")]);
  }
  expect(answers).toEqual([
    [200, null],
    [429, "3"],
    [200, null],
  ]);
});

test("closing ends connections that are still open, and may be done twice", async () => {
  const { server, send } = await start();
  await send("GET", "/v1/oauth2/");
  await server.close();
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow();
});
