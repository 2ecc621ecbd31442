import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { uuid } from "./uuid.js";

test("is a UUID of version 4, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const real = crypto.getRandomValues.bind(crypto);
      crypto.getRandomValues = (array) => {
        (array as unknown as Uint8Array).set(bytes);
        return array;
      };
      try {
        expect(uuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      } finally {
        crypto.getRandomValues = real;
      }
    }),
  );
});

test("is another each time", () => {
  expect(new Set(Array.from({ length: 100 }, uuid)).size).toBe(100);
});
