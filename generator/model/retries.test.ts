import { expect, test } from "@jest/globals";

import { modelledText } from "../testing/modelled.js";

const retries = { strategy: "backoff", statusCodes: ["5XX"] };
const operation = { responses: { 204: { description: "Done." } } };

async function notesOf(root: object, ...operations: readonly object[]): Promise<readonly string[]> {
  const { diagnostics } = await modelledText({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    servers: [{ url: "https://things.example" }],
    paths: Object.fromEntries(
      operations.map((said, index) => [`/things${index}`, { get: { ...operation, ...said } }]),
    ),
    ...root,
  });
  return diagnostics
    .filter(({ code }) => code === "retries-unread")
    .map(({ message, pointer }) => `${pointer ?? ""} | ${message}`);
}

test.each<
  readonly [why: string, root: object, operations: readonly object[], notes: readonly string[]]
>([
  ["nowhere", {}, [{}, { "x-speakeasy-retries": null }], []],
  [
    "for all",
    { "x-speakeasy-retries": retries },
    [{}],
    ["#/x-speakeasy-retries | x-speakeasy-retries is not read"],
  ],
  [
    "for some",
    {},
    [{}, { "x-speakeasy-retries": retries }, { "x-speakeasy-retries": retries }],
    [
      "#/paths/~1things1/get/x-speakeasy-retries | x-speakeasy-retries is not read, here and 1 time more",
    ],
  ],
])("a vendor's retries are told of once where they are said: %s", async (_, root, all, notes) => {
  expect(await notesOf(root, ...all)).toEqual(notes);
});
