import { describe, expect, test } from "@jest/globals";

import { ArgumentError } from "./errors.js";
import { serializePairs, serializePath, setHeaders } from "./serialize.js";

class Money {
  readonly cents = 5;
}

const loneSurrogate = "\uD800";

describe("a query", () => {
  test.each<[object, string]>([
    [{}, ""],
    [{ page: 1, limit: 100 }, "page=1&limit=100"],
    [{ a: "x y", b: "&=#?+/" }, "a=x%20y&b=%26%3D%23%3F%2B%2F"],
    [{ a: null, b: undefined, c: "" }, "c="],
    [{ a: false, b: 0, c: 10n }, "a=false&b=0&c=10"],
    [{ id: ["a", "b"] }, "id=a&id=b"],
    [{ id: [] }, ""],
    [{ id: [null, "x", undefined] }, "id=x"],
    [{ at: new Date(0) }, "at=1970-01-01T00%3A00%3A00.000Z"],
    [{ at: [new Date(0)] }, "at=1970-01-01T00%3A00%3A00.000Z"],
    [{ metadata: { k: ["a", "b"] } }, "metadata%5Bk%5D=a&metadata%5Bk%5D=b"],
    [{ a: { b: { c: 1 } } }, "a%5Bb%5D%5Bc%5D=1"],
    [{ metadata: { "k&admin": "1" } }, "metadata%5Bk%26admin%5D=1"],
    [{ "a&b": 1 }, "a%26b=1"],
    [JSON.parse('{"__proto__": {"x": 1}}') as object, "__proto__%5Bx%5D=1"],
    [Object.assign(Object.create(null) as object, { a: 1 }), "a=1"],
  ])("%o is written %j", (query, expected) => {
    expect(serializePairs(query)).toBe(expected);
  });

  test.each<[string, object]>([
    ["an object of a class", { a: new Money() }],
    ["a map", { a: new Map() }],
    ["a function", { a: () => 1 }],
    ["a symbol", { a: Symbol("a") }],
    ["a date that is none", { a: new Date(NaN) }],
    ["what is not a number", { a: NaN }],
    ["a number without end", { a: [1, -Infinity] }],
    ["half of a character", { a: loneSurrogate }],
    ["half of a character in a name", { [loneSurrogate]: "a" }],
    ["another class than an object's", new URLSearchParams("a=1")],
  ])("refuses %s", (_, query) => {
    expect(() => serializePairs(query)).toThrow(ArgumentError);
  });

  test("does not change what objects inherit", () => {
    serializePairs(JSON.parse('{"__proto__": {"polluted": 1}}') as object);
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("a path", () => {
  test.each<[unknown, string]>([
    ["abc", "/books/abc"],
    [7, "/books/7"],
    ["a/b?c#d", "/books/a%2Fb%3Fc%23d"],
    ["%2e%2e", "/books/%252e%252e"],
    ["...", "/books/..."],
    ["$&", "/books/%24%26"],
    ["{id}", "/books/%7Bid%7D"],
    [new Date(0), "/books/1970-01-01T00%3A00%3A00.000Z"],
  ])("holds %p as %s", (id, expected) => {
    expect(serializePath("/books/{id}", { id })).toBe(expected);
  });

  test.each<[unknown]>([
    [""],
    ["."],
    [".."],
    [undefined],
    [null],
    [{}],
    [[]],
    [[null]],
    [{ a: null }],
    [loneSurrogate],
    [() => "a"],
  ])("refuses %p", (id) => {
    expect(() => serializePath("/books/{id}", { id })).toThrow(
      new ArgumentError('"id" has a value that cannot be sent'),
    );
  });

  test("refuses a parameter that only every object has", () => {
    expect(() => serializePath("/books/{constructor}", {})).toThrow(ArgumentError);
  });

  test("keeps what stands around parameters", () => {
    expect(serializePath("/v1/{a}.{b}/", { a: 1, b: 2 })).toBe("/v1/1.2/");
  });
});

describe("headers", () => {
  test.each<[unknown, string]>([
    ["a", "a"],
    [1, "1"],
    [true, "true"],
    [["a", "b"], "a,b"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
  ])("hold %p as %s", (value, expected) => {
    const headers = new Headers();
    setHeaders(headers, { "x-test": value });
    expect(headers.get("x-test")).toBe(expected);
  });

  test.each([["a\nb"], ["a\r\nx: y"], ["a\n"], ["\0"], ["€"], [{}], [() => "a"], [Symbol("a")]])(
    "refuse %p",
    (value) => {
      expect(() => {
        setHeaders(new Headers(), { "x-test": value });
      }).toThrow(new ArgumentError('"x-test" has a value that cannot be sent'));
    },
  );

  test("refuse a name that is none", () => {
    expect(() => {
      setHeaders(new Headers(), { "a\nb": "c" });
    }).toThrow(ArgumentError);
  });

  test("lose one by null, and keep one by undefined", () => {
    const headers = new Headers({ a: "1", b: "2" });
    setHeaders(headers, { A: null, b: undefined });
    expect([...headers]).toEqual([["b", "2"]]);
  });
});
