import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { openWorkshop, type Workshop } from "../../scripts/conformance/client.js";
import { text, useServers } from "../../templates/src/runtime/testing/server.js";
import { declarationIn, fileIn, generated } from "../testing/generated.js";

const document = `
x-pagewright: { idempotencyKey: Request-Id }
paths:
  /payments:
    post:
      tags: [payments]
      operationId: payments:create
      parameters:
        - name: Idempotency-Key
          in: header
          required: true
          description: What tells two payments apart.
          schema: { type: string }
      responses: { "204": { description: ok } }
  /payments/all:
    post:
      tags: [payments]
      operationId: payments:cancel
      responses: { "204": { description: ok } }
  /payments/unsure:
    post:
      tags: [payments]
      operationId: payments:refund
      x-pagewright: { idempotencyKey: false }
      responses: { "204": { description: ok } }
`;

const start = useServers();
let workshop: Workshop;
beforeAll(async () => {
  workshop = openWorkshop(await generated(document));
}, 60_000);
afterAll(() => {
  workshop.remove();
});

/** A client whose server is busy at first, and what it was sent. */
async function client() {
  const server = await start(text("", 503), text("", 204));
  const { Payments } = (await workshop.load("src/resources/payments.ts")) as {
    Payments: new (options: object) => Record<string, (...args: object[]) => Promise<unknown>>;
  };
  const payments = new Payments({ baseUrl: server.url, retry: { baseDelay: 1 } });
  return { payments, sent: (name: string) => server.requests.map(({ headers }) => headers[name]) };
}

test("the facts name the header, and its parameter may be left out", async () => {
  const files = await generated(document);
  const resource = fileIn(files, "src/resources/payments.ts");
  for (const name of ["create", "cancel", "refund"]) {
    expect(declarationIn(resource, `Payments.${name}`)).toMatchSnapshot();
  }
  const schema = fileIn(files, "src/schema.d.ts");
  expect(declarationIn(schema, "PaymentsCreateHeaders")).toMatchSnapshot();
});

test("the list of operations says which have a key, and where it goes", async () => {
  const list = fileIn(await generated(document), "api.md");
  const facts = list.split("\n").filter((line) => line.startsWith("- "));
  expect(facts.map((line) => /`; (idempotent[^;]*)/.exec(line)?.[1])).toEqual([
    "idempotent, by a key in `Idempotency-Key`",
    "idempotent, by a key in `Request-Id`",
    undefined,
  ]);
});

test("a request is repeated with the same key", async () => {
  const { payments, sent } = await client();
  await payments.create!();
  const [key, again] = sent("idempotency-key");
  expect(key).toMatch(/^[\da-f-]{36}$/);
  expect(again).toBe(key);
});

test("a caller's own key goes first", async () => {
  const { payments, sent } = await client();
  await payments.create!({ "Idempotency-Key": "mine" });
  expect(sent("idempotency-key")).toEqual(["mine", "mine"]);
});

test("what is said for all is sent where nothing else is said", async () => {
  const { payments, sent } = await client();
  await payments.cancel!();
  const [key, again] = sent("request-id");
  expect(key).toBe(again);
});

test("without a key, a request that is not safe to repeat is not repeated", async () => {
  const { payments, sent } = await client();
  await expect(payments.refund!()).rejects.toMatchObject({ status: 503 });
  expect(sent("request-id")).toEqual([undefined]);
});
