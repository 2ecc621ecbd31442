import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../document.js";
import { diagnosticsOf, head, load, withSchema } from "../../testing/loading.js";
import { temporaryFolder } from "../../testing/temporary-folder.js";
import { loadDocument } from "../load-document.js";

describe("references", () => {
  test("do not lead out of the folder over symbolic links", async () => {
    const folder = temporaryFolder();
    const place = join(folder, "links");
    mkdirSync(place);
    writeFileSync(join(folder, "outside.yaml"), "type: string\n");
    symlinkSync(join(folder, "outside.yaml"), join(place, "link.yaml"));
    writeFileSync(join(place, "a.yaml"), withSchema("{ $ref: link.yaml }"));
    const diagnostics = await diagnosticsOf(loadDocument({ file: join(place, "a.yaml") }));
    expect(diagnostics.map(({ code }) => code)).toEqual(["reference-outside"]);
  });

  test("to a file in another case are refused, as on a disk that tells case apart", async () => {
    const files = { "a.yaml": withSchema("{ $ref: Parts/Book.yaml }"), "parts/book.yaml": "{}\n" };
    const [diagnostic] = await diagnosticsOf(load(files));
    expect(diagnostic).toMatchObject({
      code: "reference-file",
      message: expect.stringMatching(/^There is no file .*Parts\/Book\.yaml /),
      hint: expect.stringMatching(/^Is .*parts\/book\.yaml meant\? Upper and lower case/),
    });
  });

  test("to a file whose name is composed in another way are found where the disk finds it", async () => {
    const files = {
      "a.yaml": withSchema('{ $ref: "caf\\u00e9.yaml" }'),
      "cafe\u0301.yaml": "{}\n",
    };
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const finds = existsSync(join(folder, "caf\u00e9.yaml"));
    const diagnostics = await diagnosticsOf(loadDocument({ file: join(folder, "a.yaml") }));
    expect(diagnostics.map(({ hint }) => hint)).toEqual(
      finds ? [] : [expect.stringContaining("composed in another way")],
    );
  });

  test.each([
    ["nowhere", "A: { $ref: '#/nowhere' }\n", "reference-missing"],
    ["in a circle", "A: { $ref: '#/B' }\nB: { $ref: '#/A' }\n", "reference-cycle"],
  ])("that lead %s are errors, though a mapping led there before", async (_, other, code) => {
    const union =
      "{ discriminator: { propertyName: t, mapping: { x: 'b.yaml#/A' } }, properties: { z: { $ref: 'b.yaml#/A' } } }";
    const files = { "a.yaml": withSchema("{}", `{ schemas: { U: ${union} } }`), "b.yaml": other };
    const told = (await diagnosticsOf(load(files))).map((each) => [each.severity, each.code]);
    expect(told).toEqual([
      ["warning", code],
      ["error", code],
    ]);
  });

  test("that lead nowhere come with the nearest names", async () => {
    const content = withSchema("{ $ref: '#/components/schemas/Bok' }", "{ schemas: { Book: {} } }");
    const [diagnostic] = await diagnosticsOf(load({ "a.yaml": content }));
    expect(diagnostic?.hint).toBe(
      "Is one of these meant: #/components/schemas/Book? With --lenient it is typed as unknown.",
    );
  });

  test("that lead nowhere by the thousand come with hints for the first of them", async () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `NameOfASchema${index}`);
    const toMissing = (name: string) => [name, { $ref: `#/components/schemas/${name}Missing` }];
    const schemas = Object.fromEntries(names.map(toMissing)) as JsonObject;
    const text = `${head}paths: {}\ncomponents: ${JSON.stringify({ schemas })}\n`;
    const diagnostics = await diagnosticsOf(load({ "a.yaml": text }));
    expect(diagnostics).toHaveLength(names.length);
    const hinted = diagnostics.filter(({ hint }) => hint?.includes("Is one of these meant"));
    expect(hinted.length).toBeGreaterThan(0);
    expect(hinted.length).toBeLessThan(100);
  });

  test("in a circle of callbacks are refused", async () => {
    const content = `${head}paths:\n  /a:\n    post: { responses: {}, callbacks: { c: { $ref: "#/components/callbacks/C" } } }\ncomponents:\n  callbacks:\n    C: { x: { post: { responses: {}, callbacks: { c: { $ref: "#/components/callbacks/C" } } } } }\n`;
    const diagnostics = await diagnosticsOf(load({ "a.yaml": content }));
    expect(diagnostics.map(({ code }) => code)).toContain("reference-cycle");
  });
});
