import { expect, test } from "@jest/globals";

import type { OpenApiRoot } from "./openapi.js";
import { descriptionOfTag } from "./tags.js";

test.each<[what: string, tags: unknown, expected: string | undefined]>([
  ["the tag of the resource's name", [{ name: "Old books", description: "A" }], "A"],
  ["a summary, where it has no description", [{ name: "oldBooks", summary: "S" }], "S"],
  ["another tag", [{ name: "authors", description: "A" }], undefined],
  ["a description that is none", [{ name: "oldBooks", description: 5 }], undefined],
  ["a name that is none", [{ name: 5 }, null, "oldBooks"], undefined],
  ["no list", { name: "oldBooks", description: "A" }, undefined],
  ["nothing", undefined, undefined],
])("a resource is described by its tag: %s", (_, tags, expected) => {
  const root = { tags } as unknown as OpenApiRoot;
  expect(descriptionOfTag(root, ["oldBooks"])).toBe(expected);
});
