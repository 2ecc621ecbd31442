import { expect, test } from "@jest/globals";

import type { OpenApiRoot, ServerObject } from "./openapi.js";
import { readServers, serverOf } from "./servers.js";

test.each<[given: unknown, expected: string | undefined]>([
  ["eu", "eu"],
  [8443, "8443"],
  [true, "true"],
  [null, undefined],
  [["eu", null], undefined],
  [undefined, undefined],
])("a server's variable with the default %j has the default %j", (given, expected) => {
  const server = { url: "https://a:{port}", variables: { port: { default: given } } };
  const [read] = readServers({ openapi: "3.1.0", servers: [server] } as unknown as OpenApiRoot);
  expect(read?.variables[0]?.default).toBe(expected);
  const url = serverOf([server as unknown as ServerObject]);
  expect(url).toBe(`https://a:${expected ?? "{port}"}`);
});

test.each<[version: string, servers: readonly object[], names: readonly string[]]>([
  ["3.1.0", [{ name: "a" }, { "x-pagewright": { name: "b" } }, {}], ["default", "b", "server3"]],
  [
    "3.2.0",
    [{ name: "a" }, { name: "a b", "x-pagewright": { name: "b" } }, {}],
    ["a", "b", "server3"],
  ],
  ["3.2.0", [{}, { name: "default" }, {}], ["default_", "default", "server3"]],
  ["3.2.0", [{ name: "server2" }, {}, { name: 5 }], ["server2", "server2_", "server3"]],
])("in OpenAPI %s, the servers %j are called %j", (openapi, servers, names) => {
  const named = servers.map((server) => ({ url: "https://a.example", ...server }));
  const root = { openapi, servers: named } as unknown as OpenApiRoot;
  expect(readServers(root).map(({ name }) => name)).toEqual(names);
});
