import { inspect } from "node:util";

import { expect, jest, test } from "@jest/globals";
import fc from "fast-check";

import { clients, route } from "./testing/clients.js";
import { lies, nonsense, passing } from "./testing/fault-server.js";
import { inMemory, limit, onSockets, scene, walkInLegs } from "./testing/walk-in-legs.js";

test.each([
  ["in memory", inMemory, 2000],
  ["on sockets", onSockets, 150],
])(
  "whatever happens on the way, every item comes once and in order, however often one must go on: %s",
  async (_, makeWorld, numRuns) => {
    await fc.assert(
      fc.asyncProperty(scene(...passing, ...nonsense), async (given) => {
        const { items, errors, server } = await walkInLegs(makeWorld, given);
        expect(items).toEqual(clients(given.total));
        for (const error of errors) expect(error.page).toBeDefined();
        // Each leg may ask for the pages that it has asked for ahead, and again where it resumes.
        const legs = errors.length + given.legs.length + 1;
        expect(server.requests()).toBeLessThanOrEqual(
          given.total / limit + given.script.length + legs * 17 + 1,
        );
      }),
      { numRuns },
    );
  },
  600_000,
);

test.each(["reset", "reset in body"] as const)("a %s is one of a connection", async (fault) => {
  const seed = fc.stream(
    (function* () {
      for (;;) yield 0.5;
    })(),
  );
  const given = {
    total: 30,
    style: "pages" as const,
    script: [fault, fault, fault],
    legs: [],
    seed,
  };
  const { items, errors } = await walkInLegs(onSockets, given);
  expect(items).toEqual(clients(30));
  expect(errors).toMatchObject([{ code: "connection", attempts: 3, page: { index: 0 } }]);
  expect(inspect(errors[0]?.cause)).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
});

test("where the server lies, no item comes twice, and what is missing is said", async () => {
  const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  await fc.assert(
    fc.asyncProperty(scene(...passing, ...lies), async (given) => {
      const whole = {
        ...given,
        legs: given.legs.slice(0, 1).map((each) => ({ ...each, by: "end" as const })),
      };
      const { items, errors } = await walkInLegs(inMemory, whole, { onDrift: "throw" });
      const ids = items.map(({ client_id }) => Number(client_id.slice(7)));
      const complete = ids.length === given.total && ids.every((id, index) => id === index);
      if (errors.length === 0) expect(complete).toBe(true);
      else
        expect(
          errors.every(({ route: named, code }) => named === route && code !== "argument"),
        ).toBe(true);
    }),
    { numRuns: 1000 },
  );
  warn.mockRestore();
}, 600_000);
