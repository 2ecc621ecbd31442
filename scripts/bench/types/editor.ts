import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Claim, Row, Section } from "../common/bench.js";
import { interleave } from "../common/interleave.js";
import { measure, median } from "../common/measure.js";
import type { Cost } from "../common/measure.js";
import type { Consumer } from "./consumers.js";

const script = fileURLToPath(new URL("editor-process.ts", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));

interface View {
  readonly open: number;
  readonly complete: number;
  readonly hover: number;
  readonly entries: number;
  readonly display: number;
}

/** Completing and hovering with each client, as TypeScript's language service does it. */
export async function editorSection(
  consumers: readonly (Consumer & { readonly editor: string })[],
  rounds: number,
): Promise<{ readonly section: Section; readonly claims: readonly Claim[] }> {
  const outcomes = await interleave(
    consumers.map(({ name, folder, editor }) => ({ name, run: () => look(folder, editor) })),
    rounds,
  );
  const views = new Map<string, View>();
  const leftOut: string[] = [];
  for (const [name, outcome] of outcomes) {
    if (outcome.kind === "failed") leftOut.push(`${name}: it failed: ${outcome.reason}`);
    else views.set(name, medianView(outcome.costs.map(({ output }) => JSON.parse(output) as View)));
  }
  const rows: Row[] = [...views].map(([name, view]) => [
    name,
    view.open.toFixed(0),
    view.complete.toFixed(1),
    view.entries,
    view.hover.toFixed(1),
    view.display,
  ]);
  const heading = ["", "open, ms", "complete, ms", "names", "hover, ms", "letters"];
  const section: Section = {
    title: "An editor with the client in hand",
    note:
      "TypeScript 5's language service, milliseconds of CPU: from opening a file to the names after " +
      "`polar.`; the same after an edit elsewhere in the file; and what is shown of the method that " +
      "lists products. With orval and kubb there is no name to type a dot after.",
    rows: [heading, ...rows],
    leftOut,
  };
  return { section, claims: claimsOf(views) };
}

function look(folder: string, editor: string): Promise<Cost> {
  writeFileSync(join(folder, "editor.ts"), editor);
  const args = ["--import", "tsx", script, folder];
  return measure({ program: process.execPath, args, cwd: root });
}

function medianView(views: readonly View[]): View {
  const of = (key: keyof View) => median(views.map((view) => view[key]));
  return {
    open: of("open"),
    complete: of("complete"),
    hover: of("hover"),
    entries: of("entries"),
    display: of("display"),
  };
}

function claimsOf(views: ReadonlyMap<string, View>): readonly Claim[] {
  const ours = views.get("Pagewright");
  if (ours === undefined) return [];
  return (["open", "complete", "hover"] as const).map((key) => ({
    measure: `types / editor / ${key}`,
    unit: "ms of CPU",
    ours: ours[key],
    others: Object.fromEntries(
      [...views].filter(([name]) => name !== "Pagewright").map(([name, view]) => [name, view[key]]),
    ),
  }));
}
