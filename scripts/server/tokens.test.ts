import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startServer } from "./index.js";
import type { RunningServer } from "./index.js";
import { form, json, sender } from "./testing/sender.js";
import type { Send } from "./testing/sender.js";

let server: RunningServer;
let send: Send;

beforeAll(async () => {
  server = await startServer();
  send = sender(server);
});
afterAll(() => server.close());

describe("tokens", () => {
  const credentials = { client_id: "polar_ci_0001", client_secret: "polar_cs_secret_0001" };
  const grant = {
    ...credentials,
    grant_type: "authorization_code",
    code: "polar_ac_1",
    redirect_uri: "https://crane.example/back",
  };

  test("are issued, inspected, used, refreshed and revoked", async () => {
    const issued = (await (await send("POST", "/v1/oauth2/token", form(grant))).json()) as {
      access_token: string;
      refresh_token: string;
    };
    const asked = { ...credentials, token: issued.access_token };
    const inspected = await send("POST", "/v1/oauth2/introspect", form(asked));
    expect(await inspected.json()).toMatchObject({ active: true, token_type: "access_token" });

    const Authorization = `Bearer ${issued.access_token}`;
    const who = await send("GET", "/v1/oauth2/userinfo", { headers: { Authorization } });
    expect(await who.json()).toMatchObject({ email: "ada@example.com" });

    const { refresh_token } = issued;
    const refresh = { ...credentials, grant_type: "refresh_token", refresh_token };
    expect((await send("POST", "/v1/oauth2/token", form(refresh))).status).toBe(200);
    expect((await send("POST", "/v1/oauth2/token", form(refresh))).status).toBe(400);
    expect((await send("POST", "/v1/oauth2/revoke", form(asked))).status).toBe(200);
    expect((await send("GET", "/v1/oauth2/userinfo", { headers: { Authorization } })).status).toBe(
      401,
    );
  });

  test("need no access token to be asked for", async () => {
    const body = new URLSearchParams(grant);
    const response = await fetch(`${server.url}/v1/oauth2/token`, { method: "POST", body });
    expect(response.status).toBe(200);
  });

  test.each([
    [{ ...grant, client_secret: "guessed" }, 401, "invalid_client"],
    [{ ...grant, code: "guessed" }, 400, "invalid_grant"],
    [{ ...grant, grant_type: "password" }, 400, "invalid_request"],
  ])("are refused to %j", async (fields, status, error) => {
    const response = await send("POST", "/v1/oauth2/token", form(fields));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error });
  });

  test("that nobody knows are not active, and that is all", async () => {
    const response = await send(
      "POST",
      "/v1/oauth2/introspect",
      form({ ...credentials, token: "unknown" }),
    );
    expect(await response.json()).toEqual({ active: false });
  });

  test("are not given for JSON, which the document does not allow there", async () => {
    const response = await send("POST", "/v1/oauth2/token", json(grant));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_request" });
  });
});

test("the consent prompt names the client without its secret", async () => {
  const target = "/v1/oauth2/authorize?response_type=code&client_id=polar_ci_0002&scope=openid";
  const prompt = (await (await send("GET", target)).json()) as { client: object };
  expect(prompt).toMatchObject({ sub_type: "user", scopes: ["openid"] });
  expect(prompt.client).not.toHaveProperty("client_secret");
  expect((await send("GET", "/v1/oauth2/authorize")).status).toBe(400);
});
