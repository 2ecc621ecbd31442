import { describe, expect, test } from "@jest/globals";

import { described } from "../testing/described.js";
import { fileIn, generated } from "../testing/generated.js";
import { typeFaults } from "../testing/type-faults.js";
import { resourceFile } from "./resource-files.js";

test.each([
  ["oauth2.clients", "oauth2/clients"],
  ["licenseKeys", "license-keys"],
  ["con", "con-resource"],
  ["compat", "compat"],
  ["compat.stainless", "compat/stainless-resource"],
  ["compat.stainless.more", "compat/stainless/more"],
  ["compat.tanstack", "compat/tanstack-resource"],
  ["webhooks", "webhooks"],
])("%s has the file %s", (resource, file) => {
  expect(resourceFile(resource.split("."))).toBe(file);
});

const list = `
      x-pagewright: { resource: compat.stainless, method: list, pagination: { style: link, response: { items: "" } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } } } } }`;
const named = (resource: string): string =>
  `  /${resource}: { get: { x-pagewright: { resource: ${resource}, method: go }, responses: { "204": { description: none } } } }`;

describe("resources that are called like what a package has anyway", () => {
  const resources = ["client", "compat.stainless.more", "config", "dist.esm", "index", "public"];
  const others = ["runtime", "runtime.index", "schema", "src", "webhooks"];
  const document = `
paths:
${[...resources, ...others].map(named).join("\n")}
  /lists:
    get:${list}
webhooks: { a: { post: { requestBody: { content: { application/json: { schema: { type: object, required: [type], properties: { type: { const: a } } } } } }, responses: { "200": { description: ok } } } } }
`;

  test("have entries of their own", async () => {
    const text = fileIn(await generated(document), "package.json");
    const keys = [...text.matchAll(/^ {4}("\.[^"]*"): \{/gm)].map(([, key = ""]) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const { exports } = JSON.parse(text) as {
      exports: Record<string, { import?: { default: string } }>;
    };
    const entries = Object.entries(exports).map(([key, value]) => [key, value.import?.default]);
    expect(Object.fromEntries(entries)).toMatchObject({
      "./compat/stainless": "./dist/esm/runtime/compat/stainless.js",
      "./compat/stainless-resource": "./dist/esm/resources/compat/stainless-resource.js",
      "./compat/stainless/more": "./dist/esm/resources/compat/stainless/more.js",
      "./webhooks": "./dist/esm/webhooks.js",
      "./runtime": "./dist/esm/resources/runtime.js",
      "./index": "./dist/esm/resources/index.js",
    });
  });

  test("type-check, and are where they were called", async () => {
    const text = `import { Library } from "./index.js";
const { client, compat, config, dist, index, runtime, schema, src, webhooks } = new Library();
export const used = [client.go(), compat.stainless.list(), compat.stainless.more.go(), config.go(), dist.esm.go(), index.go()];
export const others = [runtime.go(), runtime.index.go(), schema.go(), src.go(), webhooks.go()];
`;
    expect(typeFaults([...(await generated(document)), { path: "src/consumer.ts", text }])).toEqual(
      [],
    );
  }, 60_000);
});

test("resources that would have one file are told", async () => {
  const document = `paths:\n${["foo_bar", "fooBar.x"].map(named).join("\n")}`;
  await expect(described(document)).rejects.toMatchObject({
    diagnostics: [
      expect.objectContaining({
        code: "resource-file-collision",
        message: "The resources fooBar and foo_bar would both have the file foo-bar.ts",
        pointer: "#/paths/~1foo_bar/get",
      }),
    ],
  });
});
