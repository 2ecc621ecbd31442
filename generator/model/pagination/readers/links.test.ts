import { expect, test } from "@jest/globals";

import { list, object, readPaging, text } from "../../../testing/paging.js";

const link = (parameters: object, operationId = "things:list") => ({ operationId, parameters });
const operationRef = "#/paths/~1things/get";
const fromBody = link({ cursor: "$response.body#/next" });
const oneList = object({ rows: list, next: text }, ["rows"]);

test.each([
  ["the body", fromBody, "/next"],
  ["the body, by reference", { operationRef, parameters: fromBody.parameters }, "/next"],
  ["a header", link({ "query.cursor": "$response.header.X-Next" }), { header: "X-Next" }],
])("a parameter that a link feeds from %s is a cursor", async (_, next, nextCursor) => {
  const { facts, faults } = await readPaging({}, { body: oneList, response: { links: { next } } });
  expect(faults).toEqual([]);
  expect(facts).toEqual({
    ...{ style: "cursor", cursor: ["cursor"], items: "/rows", nextCursor: [nextCursor] },
  });
});

test("of two links, the one that leads onwards by its name is followed", async () => {
  const back = link({ cursor: "$response.body#/rows" });
  const response = { links: { back, next: fromBody } };
  const { facts } = await readPaging({}, { body: oneList, response });
  expect(facts).toEqual({
    ...{ style: "cursor", cursor: ["cursor"], items: "/rows", nextCursor: ["/next"] },
  });
});

test.each<[why: string, links: object, notes: readonly string[], body?: object]>([
  [
    "two links that no name tells apart",
    { a: link({ cursor: "$response.body#/a" }), b: fromBody },
    ["pagination-links-several"],
  ],
  ["a link to another operation", { next: link({ cursor: "$response.body#/next" }, "other") }, []],
  ["a link from the request", { next: link({ cursor: "$request.query.cursor" }) }, []],
  [
    "a link to what is no parameter",
    { next: link({ nothing: "$response.body#/next" }) },
    ["pagination-parameter-missing"],
  ],
  [
    "a link, where the list is not told from others",
    { next: fromBody },
    ["pagination-incomplete"],
    object({ rows: list, others: list, next: text }),
  ],
])("%s is not followed, and no error", async (_, links, codes, body = oneList) => {
  const { facts, faults, notes } = await readPaging({}, { body, response: { links } });
  expect(faults).toEqual([]);
  expect(facts).toEqual({});
  expect(notes.map(({ code }) => code)).toEqual(codes);
});
