import { describe, expect, test } from "@jest/globals";

import { readBody, textOf, whole, withUrl } from "./answer.js";

const bytes = new TextEncoder().encode("\ufeffnaïve 🦜");

/** A response whose body comes in pieces of so many bytes. */
function inPieces(size: number, init?: ResponseInit): Response {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += size) {
        controller.enqueue(bytes.slice(at, at + size));
      }
      controller.close();
    },
  });
  return new Response(body, init);
}

describe("a body that has been read", () => {
  test.each([1, 2, 3, 5, 100])("is the text it was, in pieces of %d bytes", async (size) => {
    const { body } = await readBody(inPieces(size), 0);
    expect(textOf(body!)).toBe(await inPieces(size).text());
    expect(textOf(body!)).toBe("naïve 🦜");
  });

  test("can be read again, with its type, its status and its URL", async () => {
    const init = { status: 201, headers: { "content-type": "text/plain;charset=utf-8" } };
    const answer = await readBody(withUrl(inPieces(3, init), "http://books.example/1"), 0);
    const again = whole(answer);
    expect(again).toMatchObject({ status: 201, url: "http://books.example/1", bodyUsed: false });
    const blob = await again.blob();
    expect({ type: blob.type, size: blob.size }).toEqual({
      type: "text/plain;charset=utf-8",
      size: bytes.length,
    });
  });

  test("can be read again in one piece where a `Blob` is another's, as in jsdom", async () => {
    const { Blob: Original } = globalThis;
    globalThis.Blob = Array as unknown as typeof Blob;
    try {
      const again = whole(await readBody(inPieces(100), 0));
      expect(await again.text()).toBe("naïve 🦜");
    } finally {
      globalThis.Blob = Original;
    }
  });

  test("is left to the response where that does not show it, as in React Native", async () => {
    const response = Object.defineProperty(inPieces(3), "body", { value: undefined });
    const answer = await readBody(response, 0);
    expect(answer.body).toBeUndefined();
    expect(await whole(answer).text()).toBe("naïve 🦜");
  });

  test.each([204, 205, 304])("is none where a %d must have none", async (status) => {
    const again = whole(await readBody(new Response(null, { status }), 0));
    expect(again.body).toBeNull();
  });
});

test("a response whose URL must not be changed, as in Next.js, is taken as it is", () => {
  const response = Object.defineProperty(new Response(), "url", {
    value: "http://books.example/1",
  });
  expect(withUrl(response, "http://books.example/2")).toBe(response);
  expect(response.url).toBe("http://books.example/1");
});

test("a body of as many bytes as allowed is read, one more is not", async () => {
  await expect(readBody(inPieces(4), bytes.length)).resolves.toBeDefined();
  await expect(readBody(inPieces(4), bytes.length - 1)).rejects.toMatchObject({ code: "decode" });
});
