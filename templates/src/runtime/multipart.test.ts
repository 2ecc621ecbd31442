import { expect, test } from "@jest/globals";

import { createCore } from "./core.js";
import { ArgumentError } from "./errors.js";
import { multipartBody, type Parts } from "./multipart.js";
import { testApi } from "./testing/api.js";
import { json, useServers } from "./testing/server.js";
import type { Encoded } from "./types.js";

const serve = useServers();
const form = "multipart/form-data";

const textOf = async (encoded: Encoded | Promise<Encoded>) =>
  new Response((await encoded).body).text();

/** What a server gets of a body, read by the platform's own parser. */
async function received(body: object, parts?: Parts): Promise<FormData> {
  const server = await serve(json({}));
  const core = createCore(testApi, { baseUrl: server.url });
  const encode = multipartBody(parts);
  const operation = { route: "POST /upload", requestType: form, encode } as const;
  await core.send(operation, { body }, {});
  const [request] = server.requests;
  const type = request?.headers["content-type"] ?? "";
  return new Response(request?.body, { headers: { "content-type": type } }).formData();
}

test("single values, lists, dates and what is left out", async () => {
  const at = new Date(0);
  const form = await received({ a: "x", b: 1, c: ["1", "2"], d: true, e: null, f: undefined, at });
  expect([...form]).toEqual([
    ["a", "x"],
    ["b", "1"],
    ["c", "1"],
    ["c", "2"],
    ["d", "true"],
    ["at", "1970-01-01T00:00:00.000Z"],
  ]);
});

test("files keep their names and types, others get some", async () => {
  const form = await received({
    cover: new File(["png"], 'a"b\r\n.png', { type: "image/png" }),
    files: [new Blob(["1"], { type: "text/plain" }), new Blob(["2"])],
    bytes: new TextEncoder().encode("3"),
  });
  const files = [...form.values()] as File[];
  expect(files.map(({ name, type }) => [name, type])).toEqual([
    ['a"b\r\n.png', "image/png"],
    ["blob", "text/plain"],
    ["blob", "application/octet-stream"],
    ["blob", "application/octet-stream"],
  ]);
  expect(await Promise.all(files.map((file) => file.text()))).toEqual(["png", "1", "2", "3"]);
});

test("objects are JSON, and so is what is said to be", async () => {
  const parts = { n: { type: "application/json", json: true }, t: { type: "text/csv" } };
  const given = { meta: { a: 1 }, many: [{ a: 1 }, { a: 2 }], n: 5, t: "a,b" };
  const text = await textOf(multipartBody(parts)(given, form));
  const written = text.split(/--+[\da-f-]{36}(?:--)?\r\n/).filter((part) => part !== "");
  expect(written).toEqual([
    'Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n',
    'Content-Disposition: form-data; name="many"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n',
    'Content-Disposition: form-data; name="many"\r\nContent-Type: application/json\r\n\r\n{"a":2}\r\n',
    'Content-Disposition: form-data; name="n"\r\nContent-Type: application/json\r\n\r\n5\r\n',
    'Content-Disposition: form-data; name="t"\r\nContent-Type: text/csv\r\n\r\na,b\r\n',
  ]);
});

test.each([[{ a: 1 }], [[{ a: 1 }]], [[["a"]]]])(
  "%j is nothing that a part of another type could be made of",
  (value) => {
    const encode = multipartBody({ meta: { type: "application/xml" } });
    expect(() => encode({ meta: value }, form)).toThrow(
      new ArgumentError('"meta" has a value that cannot be sent'),
    );
  },
);

test("a mixture is no form: its parts have no names", async () => {
  const mixed = "multipart/mixed";
  const { body, type } = await multipartBody({}, mixed)({ a: { b: 1 } }, mixed);
  expect(type).toMatch(/^multipart\/mixed; boundary=/);
  expect(await (body as Blob).text()).not.toContain("Content-Disposition");
});

test("a name cannot end its header, nor a type", async () => {
  const text = await textOf(multipartBody()({ 'a"\r\nX: y': "1" }, form));
  expect(text).toContain('name="a%22%0D%0AX: y"\r\n\r\n1');
  const file = Object.defineProperty(new Blob(["1"]), "type", { value: "a\r\nX: y" });
  expect(() => multipartBody()({ file }, form)).toThrow(ArgumentError);
});

test("names that every object has are names like others", async () => {
  const form = await received(JSON.parse('{"__proto__": "a", "constructor": "b"}') as object, {});
  expect([...form.keys()]).toEqual(["__proto__", "constructor"]);
});

test("a list is parts without names, each of its place's kind or of that of all others", async () => {
  const mixed = "multipart/mixed";
  const others = { type: "application/json", json: true };
  const encode = multipartBody({ 0: { type: "text/csv" } }, mixed, others);
  const encoded = await encode(["a,b", [1, 2], "x", { a: 1 }], mixed);
  const [boundary = ""] = /----[\w-]+/.exec(encoded.type ?? "") ?? [];
  const parts = (await textOf(encoded)).split(`--${boundary}`).map((part) => part.trim());
  expect(parts).toEqual([
    "",
    "Content-Type: text/csv\r\n\r\na,b",
    "Content-Type: application/json\r\n\r\n[1,2]",
    'Content-Type: application/json\r\n\r\n"x"',
    'Content-Type: application/json\r\n\r\n{"a":1}',
    "--",
  ]);
});

test.each([
  [{ a: { type: "text/x\r\nX-A: b" } }, "x"],
  [{ a: { type: "text/ü" } }, new Blob(["x"])],
  [{ a: { type: "application/json\n", json: true } }, { b: 1 }],
])("a part has no media type that would be more than a header: %j", (parts, a) => {
  expect(() => multipartBody(parts)({ a }, form)).toThrow(ArgumentError);
});

test("a form's parts cannot be a list", () => {
  expect(() => multipartBody()(["a"], form)).toThrow(ArgumentError);
});

test("what is no plain object is sent as it is", async () => {
  const given = new FormData();
  given.set("a", "x");
  expect([...(await received(given))]).toEqual([["a", "x"]]);
});
