import { describe, expect, test } from "@jest/globals";
import { ArgumentError, PaginationError } from "./errors.js";
import { fingerprint, readerOf, whole } from "./guards.js";

describe("a whole number", () => {
  test.each([
    [1, 1],
    ["7", 7],
    ["007", 7],
    [undefined, undefined],
  ])("%p is read as %p", (given, expected) => {
    expect(whole("page", given, 1)).toBe(expected);
  });

  test.each([
    0,
    -1,
    1.5,
    NaN,
    Infinity,
    2 ** 53,
    "",
    " 1",
    "-1",
    "1.0",
    "1e3",
    "x",
    null,
    [],
    {},
    true,
    3n,
  ])("%p is none from 1", (given) => {
    expect(() => whole("page", given, 1)).toThrow(ArgumentError);
    expect(() => whole("page", given, 1)).toThrow('"page" must be a whole number from 1');
  });
});

describe("a reader", () => {
  const read = (value: unknown) => readerOf({ route: "GET /x" }, { meta: { fact: value } });

  test.each([
    ["whole number", 0],
    ["whole number", 250],
    ["boolean", false],
    ["array", []],
  ] as const)("reads a %s", (kind, value) => {
    expect(read(value)("/meta/fact", kind)).toBe(value);
  });

  test("reads nothing where nothing is declared", () => {
    expect(read(1)(undefined, "whole number")).toBeUndefined();
  });

  test.each([
    ["whole number", "3", "string"],
    ["whole number", null, "null"],
    ["whole number", undefined, "missing"],
    ["whole number", NaN, "number"],
    ["whole number", 1e308, "number"],
    ["whole number", -1, "number"],
    ["whole number", 2.5, "number"],
    ["whole number", [3], "array"],
    ["whole number", { n: 3 }, "object"],
    ["whole number", true, "boolean"],
    ["boolean", "true", "string"],
    ["boolean", 1, "whole number"],
    ["boolean", undefined, "missing"],
    ["array", {}, "object"],
    ["array", null, "null"],
    ["array", "s3cret", "string"],
  ] as const)("takes for a %s not %p", (kind, value, found) => {
    const error = thrown(() => read(value)("/meta/fact", kind));
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({ reason: "bad-metadata", route: "GET /x" });
    expect(error.message).toBe(
      `GET /x: "/meta/fact" is ${found}, not ${kind}; has the API changed?`,
    );
  });

  test.each(["/__proto__/length", "/constructor/length", "/meta/toString/length"])(
    "finds nothing at %s",
    (pointer) => {
      const error = thrown(() => read(1)(pointer, "whole number"));
      expect(error.message).toContain(`"${pointer}" is missing`);
    },
  );

  test.each([undefined, null, "text", 3, []])("finds nothing in a body that is %p", (body) => {
    const error = thrown(() => readerOf({ route: "GET /x" }, body)("/items", "array"));
    expect(error.message).toContain('"/items" is missing');
  });
});

describe("a fingerprint", () => {
  const keyed = "/id";

  test("goes by the keys", () => {
    const before = fingerprint([{ id: 1, seen: 1 }, { id: 2 }], keyed);
    expect(fingerprint([{ id: 1, seen: 2 }, { id: 2 }], keyed)).toBe(before);
    expect(fingerprint([{ id: 2 }, { id: 1 }], keyed)).not.toBe(before);
  });

  test("goes by the whole of items without a key", () => {
    expect(fingerprint([{ name: "a" }], keyed)).not.toBe(fingerprint([{ name: "b" }], keyed));
    expect(fingerprint([{ id: null, name: "a" }], keyed)).not.toBe(
      fingerprint([{ id: null }], keyed),
    );
  });

  test("goes by the whole of items where no key is declared", () => {
    expect(fingerprint(["a"])).toBe(fingerprint(["a"]));
    expect(fingerprint(["a"])).not.toBe(fingerprint(["b"]));
  });

  test("is the same whatever the order of an item's properties", () => {
    const item = { name: "a", tags: { x: 1, y: [1, 2] } };
    expect(fingerprint([{ tags: { y: [1, 2], x: 1 }, name: "a" }])).toBe(fingerprint([item]));
  });

  test.each([
    ["the order of elements", [1, 2], [2, 1]],
    ["what is a member of what", { a: { x: 1 }, b: { x: 2 } }, { a: { x: 2 }, b: { x: 1 } }],
    ["a name for a value", { a: "b" }, { b: "a" }],
    ["one property for another", { a: 1, b: 2 }, { a: 2, b: 1 }],
    ["a property that is null", { a: 1 }, { a: 1, b: null }],
    ["a nested name", { a: { b: 1 } }, { a: 1, b: 1 }],
  ])("does not take %s for another", (_, item, other) => {
    expect(fingerprint([item])).not.toBe(fingerprint([other]));
  });

  test("tells ten thousand pages from one another", () => {
    const pages = Array.from({ length: 10_000 }, (_, n) => [
      { row: n % 100, column: (n / 100) | 0 },
    ]);
    expect(new Set(pages.map((items) => fingerprint(items))).size).toBe(10_000);
  });
});

function thrown(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("nothing was thrown");
}
