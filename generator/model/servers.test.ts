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
  const [read] = readServers({ servers: [server] } as unknown as OpenApiRoot);
  expect(read?.variables[0]?.default).toBe(expected);
  const url = serverOf([server as unknown as ServerObject]);
  expect(url).toBe(`https://a:${expected ?? "{port}"}`);
});
