import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";

import { readerOf } from "../guards.js";
import { header } from "./header.js";
import { linkHeader } from "./link-header.js";
import type { Source } from "./style.js";

let warn: jest.SpiedFunction<typeof console.warn>;
/** Origins are remembered, so that each test has its own. */
let count = 0;
let api = "";

beforeEach(() => {
  warn = jest.spyOn(console, "warn").mockReturnValue(undefined);
  api = `https://api${++count}.example`;
  Object.assign(globalThis, { location: { origin: "https://app.example" } });
});

afterEach(() => {
  warn.mockRestore();
  Reflect.deleteProperty(globalThis, "location");
});

function read(source: Source, headers: Record<string, string>, from = api): unknown {
  const response = new Response("[]", { headers: { "content-type": "text/json", ...headers } });
  Object.defineProperty(response, "url", { value: `${from}/books` });
  return readerOf({ route: "GET /books" }, [], response).value(source);
}

describe("in a browser, a header that another origin may hide", () => {
  test.each<[string, Source]>([
    ["Link", linkHeader("next")],
    ["X-Next", header("X-Next")],
  ])("is warned of once: %s", (name, source) => {
    expect(read(source, {}) ?? undefined).toBeUndefined();
    read(source, {});
    expect(warn.mock.calls).toEqual([
      [
        `GET /books: no header "${name}" can be read; if there is one, the server must name it ` +
          "in Access-Control-Expose-Headers: else a list ends early, or fails",
      ],
    ]);
  });

  test("is not where the server shows another that it had to name", () => {
    read(linkHeader("next"), { "x-request-id": "1" });
    expect(warn).not.toHaveBeenCalled();
  });

  test("is not at the end of a list whose pages before it had one", () => {
    expect(read(linkHeader("next"), { link: "</b>; rel=next" })).toBe("/b");
    read(linkHeader("next"), {});
    expect(warn).not.toHaveBeenCalled();
  });
});

test("of the page's own origin nothing is hidden", () => {
  read(linkHeader("next"), {}, "https://app.example");
  expect(warn).not.toHaveBeenCalled();
});

test("outside of browsers nothing is hidden", () => {
  Reflect.deleteProperty(globalThis, "location");
  read(linkHeader("next"), {});
  expect(warn).not.toHaveBeenCalled();
});
