import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "@jest/globals";

import { json, useServers } from "../templates/src/runtime/testing/server.js";
import { runGenerate } from "./run.js";
import { generateApi } from "./pipeline.js";
import { temporaryFolder, writeTree } from "./testing/temporary-folder.js";
import { get, outcome, pull } from "./testing/pulling.js";

const serve = useServers();

const overlays = fileURLToPath(
  new URL("../spec/polar-full/overlays/list-clients.yaml", import.meta.url),
);

test("a user of Polar has the whole client, List Clients in it, after pull and generate", async () => {
  // Made up, in the shape of Polar's: List Clients is private there, and comes from the overlay.
  const document = {
    openapi: "3.1.0",
    info: { title: "Polar API", version: "0" },
    servers: [{ url: "https://api.polar.sh" }],
    paths: {
      "/v1/oauth2/userinfo": get({
        "x-speakeasy-group": "oauth2",
        "x-speakeasy-name-override": "userinfo",
      }),
      "/v1/orders/": get({ "x-speakeasy-group": "orders", "x-speakeasy-name-override": "list" }),
    },
    webhooks: {
      "order.created": {
        post: {
          requestBody: {
            content: { "application/json": { schema: { $ref: "#/components/schemas/Created" } } },
          },
          responses: { "200": { description: "ok" } },
        },
      },
    },
    components: {
      schemas: {
        Created: {
          type: "object",
          required: ["type"],
          properties: { type: { const: "order.created" } },
        },
        OAuth2Client: {
          type: "object",
          required: ["client_id"],
          properties: { client_id: { type: "string" } },
        },
      },
      securitySchemes: {
        oidc: { type: "openIdConnect", openIdConnectUrl: "https://a.example" },
        pat: { type: "http", scheme: "bearer" },
      },
    },
  };
  const server = await serve(json(document));
  const sources = { polar: { url: `${server.url}/openapi.json`, folder: "polar-full" } };
  const cwd = temporaryFolder();
  writeTree(cwd, {
    "package.json": '{"name":"@pagewright/root"}',
    "spec/sources.json": JSON.stringify(sources),
    "spec/polar/openapi.yaml": "openapi: 3.1.0",
    "spec/polar-full/overlays/list-clients.yaml": readFileSync(overlays, "utf8"),
  });
  expect((await pull(cwd, { apis: ["polar"] })).apis).toMatchObject([
    { status: "new", api: "polar-full" },
  ]);
  const { apis } = await runGenerate({ cwd, apis: ["polar-full"] }, generateApi);
  expect(apis).toMatchObject([
    {
      status: "written",
      packageName: "@pagewright/polar-full",
      operations: 3,
      pagedOperations: 1,
      webhooks: 1,
    },
  ]);
  const list = readFileSync(join(cwd, "generated/polar-full/api.md"), "utf8");
  expect(list).toContain("polar.oauth2.clients.list(");
  expect(list).toContain("polar.orders.list(");
  expect(readFileSync(join(cwd, "spec/polar/openapi.yaml"), "utf8")).toBe("openapi: 3.1.0");
});

const whole = fileURLToPath(new URL("../../shared/specs/polar-2026-10.json", import.meta.url));
const present = existsSync(whole);
if (!present) process.stderr.write(`Skipped: ${whole} is not there.\n`);

(present ? test : test.skip)(
  "the same of what Polar publishes",
  async () => {
    const server = await serve((response) => {
      response.end(readFileSync(whole));
    });
    const sources = { polar: { url: server.url, folder: "polar-full" } };
    const cwd = temporaryFolder();
    writeTree(cwd, {
      "spec/sources.json": JSON.stringify(sources),
      "spec/polar-full/overlays/list-clients.yaml": readFileSync(overlays, "utf8"),
    });
    const size = { operations: 187, webhooks: 41 };
    expect((await pull(cwd)).apis).toMatchObject([{ status: "new", size, diagnostics: [] }]);
    expect(await outcome(cwd)).toBe("unchanged");
  },
  60_000,
);
