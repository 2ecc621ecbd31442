import { expect, test } from "@jest/globals";

import { calls } from "../calls/programs.js";
import { absences, absent, competitors } from "./absent.js";
import type { Competitor } from "./absent.js";
import { generatorNames } from "./generators.js";
import { entries, programs, wholeClients } from "./programs.js";
import { makers } from "./versions.js";

/** Who stands behind a name that a bench measures; nobody for the rest. */
function competitorOf(name: string): Competitor | undefined {
  const maker = new Map<string, string>(Object.entries(makers)).get(name);
  const own = name === "@polar-sh/sdk" ? "Polar's own SDK" : name.replace(/ \d+$/, "");
  return competitors.find((competitor) => competitor === (maker ?? own));
}

test.each([
  ["generation", generatorNames],
  ["types", Object.keys(programs)],
  ["bundle", Object.keys({ ...programs, ...wholeClients })],
  ["calls", Object.keys(calls)],
  ["package", Object.keys(entries)],
  ["walk", ["@polar-sh/sdk", "Redocly"]],
  ["growth", []],
  ["locality", generatorNames],
] as const)("%s measures each competitor, or says why not", (bench, names) => {
  const measured = names.flatMap((name) => competitorOf(name) ?? []);
  const left = absences[bench].flatMap(({ who }): readonly Competitor[] => who);
  expect([...measured, ...left].sort()).toEqual([...competitors].sort());
});

test("who is left out is told in a line for each reason", () => {
  expect(absent("package")).toEqual([
    "hey-api, orval, kubb, Redocly: what they make is source, to be part of a program, and no package.",
  ]);
});
