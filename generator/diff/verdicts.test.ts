import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import { booksDocument, type Editable } from "../testing/books-document.js";
import { exercise, faultsOf, type Consumer } from "../testing/consumers.js";
import { stateOf } from "../testing/states.js";
import { diffStates } from "./diff-states.js";
import { bumpOf, type ApiState, type Finding } from "./finding.js";
import { formatDiffJson } from "./report/json.js";
import { edits as others } from "../testing/edits.js";
import { webhookEdits } from "../testing/webhook-edits.js";

interface Compared {
  readonly old: ApiState;
  readonly now: ApiState;
  readonly findings: readonly Finding[];
}

const edits = [...others, ...webhookEdits];
const compared = new Map<string, Compared>();
const faults = new Map<string, readonly string[]>();

/** Everything is compiled in one program: most of the cost is the standard library. */
beforeAll(async () => {
  for (const { what, before, edit } of edits) {
    const [old, now] = [await edited(before), await edited(before, edit)];
    compared.set(what, { old, now, findings: diffStates(old, now) });
  }
  const programs = [...compared].flatMap(([what, { old, now, findings }]): [string, Consumer][] => [
    [`${what} uses old`, { text: exercise(old), client: old }],
    [`${what} uses new`, { text: exercise(old), client: now }],
    ...findings.flatMap(({ example = "" }, index): [string, Consumer][] =>
      example === ""
        ? []
        : [
            [`${what} example ${index} old`, { text: example, client: old }],
            [`${what} example ${index} new`, { text: example, client: now }],
          ],
    ),
  ]);
  const said = faultsOf(programs.map(([, consumer]) => consumer));
  for (const [index, [name]] of programs.entries())
    faults.set(name, said[index] ?? ["not compiled"]);
}, 300_000);

async function edited(...steps: readonly (((document: Editable) => void) | undefined)[]) {
  const document = booksDocument() as object;
  for (const step of steps) step?.(document);
  return stateOf(document);
}

const schemaFile = new URL("../../schemas/diff-report.schema.json", import.meta.url);
const validate = new Ajv2020().compile(JSON.parse(readFileSync(schemaFile, "utf8")) as object);

describe.each(edits)("$what", ({ what, verdict, codes }) => {
  const breaking = () => (compared.get(what)?.findings ?? []).filter((finding) => finding.breaking);

  test(`it ${verdict}, as a person would say`, () => {
    const found = compared.get(what)?.findings ?? [];
    expect(breaking().length > 0 ? "breaks" : "holds").toBe(verdict);
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
    expect([...new Set(found.map(({ code }) => code))].sort()).toEqual([...new Set(codes)].sort());
  });

  test("its report is what the schema of reports says", () => {
    const findings = compared.get(what)?.findings ?? [];
    const broken = breaking().length > 0;
    const api = { api: "books", packageName: "library", breaking: broken, bump: bumpOf(findings) };
    const apis = [{ ...api, findings, diagnostics: [] }];
    validate(JSON.parse(formatDiffJson({ breaking: broken, apis, added: [], removed: [] })));
    expect(validate.errors).toBeNull();
  });

  test("a consumer's compiler says the same", () => {
    expect(faults.get(`${what} uses old`)).toEqual([]);
    if (verdict === "holds") expect(faults.get(`${what} uses new`)).toEqual([]);
    for (const [index, { example }] of breaking().entries()) {
      const said = { example, old: faults.get(`${what} example ${index} old`) };
      expect(said).toEqual({ example: expect.any(String), old: [] });
      expect({ example, new: faults.get(`${what} example ${index} new`) }).not.toEqual({
        example,
        new: [],
      });
    }
  });
});
