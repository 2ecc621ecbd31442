import { expect, test } from "@jest/globals";
import { fileIn, generated } from "../testing/generated.js";

const document = (schemas: string): string => `
paths:
  /search:
    post:
      tags: [search]
      operationId: shipments
      requestBody: { content: { application/json: { schema: { type: object, properties: { q: { type: string } } } } } }
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: object, properties: { n: { type: integer } } } } } }
components: { schemas: { ${schemas} } }
`;

const parts = async (schemas: string): Promise<readonly string[]> => {
  const text = fileIn(await generated(document(schemas)), "src/resources/search.ts");
  const words = text.match(/\b(?:class \w+|Search\w*(?:Body|Result|Error))\b/g);
  return [...new Set(words)].sort();
};

test("a schema that is called as a resource is renames its class, and no part of an operation", async () => {
  const types = ["SearchShipmentsBody", "SearchShipmentsError", "SearchShipmentsResult"];
  expect(await parts("")).toEqual([...types, "class Search"]);
  expect(await parts("Search: { type: object }")).toEqual([...types, "class SearchResource"]);
});
