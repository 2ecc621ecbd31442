import { describe, expect, test } from "@jest/globals";
import { DiagnosticCollector } from "../diagnostics/collector.js";
import type { JsonObject } from "../document.js";
import { canonical } from "../load/canonical.js";
import { parseText } from "../load/parse.js";
import { Provenance } from "../load/provenance.js";
import { applyOverlay } from "./apply-overlay.js";

const document = {
  info: { title: "Books", "x-a": 1 },
  tags: [{ name: "a" }, { name: "b" }, { name: "c" }],
  paths: {
    "/it's\\a": { get: { deprecated: true } },
    "/b": { get: {}, put: { deprecated: true } },
  },
  webhooks: { paid: { $ref: "webhooks/paid.yaml" } },
};

function apply(actions: string, version = "1.1.0") {
  const base = parseText({ file: "base.json", text: JSON.stringify(document) });
  const text = `overlay: ${version}\ninfo: { title: O, version: "1" }\nactions:\n${actions}\n`;
  const root = canonical(base.value) as JsonObject;
  const provenance = new Provenance(base);
  const problems = new DiagnosticCollector();
  applyOverlay(root, parseText({ file: "overlay.yaml", text }), provenance, problems);
  return { root, provenance, problems: problems.all };
}

describe("an action", () => {
  test.each<[what: string, action: string, path: string, expected: unknown]>([
    [
      "merges objects",
      "{ target: $.info, update: { title: A, b: { c: 1 } } }",
      "info",
      { title: "A", "x-a": 1, b: { c: 1 } },
    ],
    [
      "appends an element",
      "{ target: $.tags, update: { name: d } }",
      "tags",
      [{ name: "a" }, { name: "b" }, { name: "c" }, { name: "d" }],
    ],
    [
      "appends a list",
      "{ target: $, update: { tags: [{ name: d }] } }",
      "tags",
      [{ name: "a" }, { name: "b" }, { name: "c" }, { name: "d" }],
    ],
    [
      "replaces a primitive",
      "{ target: $.info.title, update: B }",
      "info",
      { title: "B", "x-a": 1 },
    ],
    ["replaces what is of another type", "{ target: $, update: { info: 5 } }", "info", 5],
    ["removes members", "{ target: \"$.info['x-a']\", remove: true }", "info", { title: "Books" }],
    [
      "removes elements, all that match",
      "{ target: \"$.tags[?@.name != 'b']\", remove: true }",
      "tags",
      [{ name: "b" }],
    ],
    ["removes what is inside of another match", "{ target: $.tags..*, remove: true }", "tags", []],
    ["lets removal win", "{ target: $.info.title, update: B, remove: true }", "info", { "x-a": 1 }],
    [
      "copies",
      "{ target: $.info, copy: '$.tags[1]' }",
      "info",
      { title: "Books", "x-a": 1, name: "b" },
    ],
    [
      "finds odd names",
      "{ target: '$.paths[''/it\\''s\\\\a''].get', update: { a: 1 } }",
      "paths",
      {
        "/it's\\a": { get: { deprecated: true, a: 1 } },
        "/b": { get: {}, put: { deprecated: true } },
      },
    ],
    [
      "keeps __proto__ an ordinary key",
      "{ target: $.info, update: { __proto__: { a: 1 } } }",
      "info",
      JSON.parse('{"title":"Books","x-a":1,"__proto__":{"a":1}}'),
    ],
  ])("%s", (_, action, path, expected) => {
    const { root, problems } = apply(`  - ${action}`);
    expect(problems).toEqual([]);
    expect(root[path]).toEqual(expected);
  });

  test("works on what the one before it has left", () => {
    const actions =
      "  - { target: $.info, remove: true }\n  - { target: $, update: { info: { a: 1 } } }";
    expect(apply(actions).root.info).toEqual({ a: 1 });
  });

  test("gives each of several targets a value of its own", () => {
    const actions =
      "  - { target: $.tags.*, update: { x: { y: 1 } } }\n  - { target: '$.tags[0].x', update: { y: 2 } }";
    expect(apply(actions).root.tags).toEqual([
      { name: "a", x: { y: 2 } },
      { name: "b", x: { y: 1 } },
      { name: "c", x: { y: 1 } },
    ]);
  });

  test("keeps the places of what moves", () => {
    const { root, provenance } = apply(
      "  - { target: '$.tags[0]', remove: true }\n  - { target: $.tags, update: { name: d } }",
    );
    const places = [0, 1, 2].map((index) => provenance.originOf(root, ["tags", String(index)]));
    expect(places.map(({ text, path }) => `${text.source.file} ${path.join("/")}`)).toEqual([
      "base.json tags/1",
      "base.json tags/2",
      "overlay.yaml actions/1/update",
    ]);
  });
});

describe("a fault of an overlay is told with its place", () => {
  test.each([
    ["{ target: $.nothing, remove: true }", "overlay-no-match #/actions/0/target"],
    ["{ target: '$.info[', remove: true }", "overlay-jsonpath #/actions/0/target"],
    ["{ target: info, remove: true }", "overlay-jsonpath #/actions/0/target"],
    [
      "{ target: '$.info[?match(@, \"(a|a)*b\")]', update: {} }",
      "overlay-no-match #/actions/0/target",
    ],
    ["{ target: $.info, update: 5 }", "overlay-wrong #/actions/0/update"],
    ["{ target: $, remove: true }", "overlay-wrong #/actions/0/target"],
    ["{ target: $.info, copy: '$.tags[*]' }", "overlay-no-match #/actions/0/copy"],
    ["{ target: $.info, copy: $.a, update: {} }", "overlay-wrong #/actions/0"],
    ["{ target: $.info }", "overlay-wrong #/actions/0"],
    ["{ update: {} }", "overlay-wrong #/actions/0/target"],
    ["{ target: $.info, updte: {}, remove: true }", "overlay-unknown-field #/actions/0/updte"],
    ["{ target: $.info, remove: yes }", "overlay-wrong #/actions/0/remove"],
    ["5", "overlay-wrong #/actions/0"],
  ])("%s", (action, expected) => {
    const { problems } = apply(`  - ${action}`);
    expect(problems.map(({ code, pointer }) => `${code} ${pointer ?? ""}`)).toEqual([expected]);
    expect(problems[0]?.location?.source.file).toBe("overlay.yaml");
  });

  test.each([
    ["$.paths['/bb'].get", "Is #/paths/~1b meant?"],
    ['$.paths["/it\'s\\\\b"].get', "Is #/paths/~1it's\\a meant?"],
    ["$.tags[0].nam", "Is #/tags/0/name meant?"],
    ["$.paths['/b'].x-rated[*]", undefined],
    ["$.paths[?@.nothing].get", undefined],
    [
      "$.webhooks.paid.post",
      '#/webhooks/paid is a reference to "webhooks/paid.yaml", and overlays change what is written in the document itself.',
    ],
  ])("%s matches nothing, with a hint", (target, expected) => {
    const { problems } = apply(`  - ${JSON.stringify({ target, remove: true })}`);
    expect(problems.map(({ hint }) => hint)).toEqual([expected]);
  });

  test.each(["1.2.0", "2.0.0", "1", "[]"])("version %s", (version) => {
    const { problems } = apply("  - { target: $.info, remove: true }", version);
    expect(problems.map(({ code }) => code)).toEqual(["overlay-version"]);
  });

  test("copy, before there was copy", () => {
    const { problems } = apply("  - { target: $.info, copy: $.tags }", "1.0.0");
    expect(problems.map(({ hint }) => hint)).toEqual(['Write overlay: "1.1.0".']);
  });
});

test("a pattern that takes for ever is stopped", () => {
  const slow = `  - { target: $.info, update: { t: ${"a".repeat(40)} } }\n  - { target: '$.info[?match(@, "(a+)+b")]', remove: true }`;
  expect(apply(slow).problems.map(({ code }) => code)).toEqual(["overlay-slow"]);
}, 30_000);
