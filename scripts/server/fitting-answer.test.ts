import { expect, test } from "@jest/globals";
import { OpenAPIBackend } from "openapi-backend";
import type { Answer } from "./answer.js";
import { UnfitAnswerError, fittingAnswer } from "./fitting-answer.js";

const schema = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const api = new OpenAPIBackend({
  quick: true,
  definition: {
    openapi: "3.1.0",
    info: { title: "Birds", version: "1" },
    paths: {
      "/birds": {
        get: {
          operationId: "birds",
          responses: {
            "200": { description: "A bird.", content: { "application/json": { schema } } },
            "204": { description: "None." },
            "429": {
              description: "Later.",
              headers: { "Retry-After": { schema: { type: "integer" } } },
            },
          },
        },
      },
    },
  } as never,
});

test.each<[string, Answer, string | undefined]>([
  ["a body that fits", { status: 200, body: { name: "Heron" } }, undefined],
  ["a body that does not fit", { status: 200, body: {} }, "required property 'name'"],
  ["no body where one is declared", { status: 200 }, "must be object"],
  ["no body where none is declared", { status: 204 }, undefined],
  ["a body where none is declared", { status: 204, body: {} }, "none is declared"],
  ["a header that fits", { status: 429, headers: { "Retry-After": "3" } }, undefined],
  ["a header that does not fit", { status: 429, headers: { "Retry-After": "soon" } }, "integer"],
  ["no header where one is declared", { status: 429 }, "retry-after"],
  ["a status that is not declared", { status: 418 }, "not declared"],
])("%s", async (_, answer, complaint) => {
  await api.init();
  const [operation] = api.getOperations();
  const check = () => fittingAnswer(answer, operation!, api);
  if (complaint === undefined) {
    expect(check()).toBe(answer);
  } else {
    expect(check).toThrow(UnfitAnswerError);
    expect(check).toThrow(complaint);
  }
});
