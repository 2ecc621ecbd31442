import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startServer } from "./index.js";
import type { RunningServer } from "./index.js";
import { json, sender } from "./testing/sender.js";
import type { Send } from "./testing/sender.js";

const configuration = { client_name: "Paper Crane", redirect_uris: ["https://crane.example/back"] };

let server: RunningServer;
let send: Send;

beforeAll(async () => {
  server = await startServer();
  send = sender(server);
});
afterAll(() => server.close());

describe("what does not fit the document", () => {
  test.each([
    ["page=0", ["query", "page"], "exclusiveMinimum"],
    ["page=-1", ["query", "page"], "exclusiveMinimum"],
    ["page=1.5", ["query", "page"], "type"],
    ["page=two", ["query", "page"], "type"],
    ["page=", ["query", "page"], "type"],
    ["page=1&page=2", ["query", "page"], "type"],
    ["limit=0", ["query", "limit"], "exclusiveMinimum"],
    ["pge=1", ["query", "pge"], "additionalProperties"],
  ])("the query %s is answered with 422 and the place %j", async (query, loc, type) => {
    const response = await send("GET", `/v1/oauth2/?${query}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toEqual({
      detail: [{ loc, type, msg: expect.any(String) }],
    });
  });

  test.each([
    [{}, [["body", "redirect_uris"]]],
    [{ ...configuration, redirect_uris: ["/relative"] }, [["body", "redirect_uris", 0]]],
    [{ ...configuration, grant_types: ["password"] }, [["body", "grant_types", 0]]],
    [[configuration], [["body"]]],
  ])("the body %j is answered with 422 and the places %j", async (body, places) => {
    const response = await send("POST", "/v1/oauth2/register", json(body));
    expect(response.status).toBe(422);
    const { detail } = (await response.json()) as { detail: { loc: unknown }[] };
    expect(detail.map(({ loc }) => loc)).toEqual(places);
  });

  test.each([
    ["text/plain", JSON.stringify(configuration)],
    ["application/json", "{"],
    ["application/json", ""],
  ])("a body of type %s, %j, is answered with 422", async (type, body) => {
    const headers = { "Content-Type": type };
    const response = await send("POST", "/v1/oauth2/register", { headers, body });
    expect(response.status).toBe(422);
  });

  test.each([
    ["GET", "/v1/oauth2", 404],
    ["GET", "/", 404],
    ["DELETE", "/v1/oauth2/", 405],
  ])("%s %s is answered with %i", async (method, target, status) => {
    expect((await send(method, target)).status).toBe(status);
  });
});

describe("authorization", () => {
  test.each([["Bearer wrong"], ["Basic polar_pat_embedded"], ["Bearer"], [""]])(
    "%j is not enough",
    async (Authorization) => {
      const response = await send("GET", "/v1/oauth2/", { headers: { Authorization } });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: "Unauthorized" });
    },
  );

  test("is looked at before the parameters are", async () => {
    expect((await fetch(`${server.url}/v1/oauth2/?page=0`)).status).toBe(401);
  });
});
