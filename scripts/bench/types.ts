import type { BenchOptions, Claim, Row, Section, Tell } from "./common/bench.js";
import { figure } from "./common/claims.js";
import { subject } from "./common/built-package.js";
import { interleave } from "./common/interleave.js";
import type { Outcome } from "./common/interleave.js";
import { median } from "./common/measure.js";
import { withWorkFolder } from "./common/work-folder.js";
import { compile, compilers, diagnosticsOf } from "./types/compile.js";
import type { CompilerName } from "./types/compile.js";
import { consumers } from "./types/consumers.js";
import type { Consumer } from "./types/consumers.js";
import { editorSection } from "./types/editor.js";

/** What a consumer's compiler and editor do for a program that walks five lists. */
export async function bench(options: BenchOptions, tell: Tell): Promise<void> {
  await withWorkFolder(async (folder) => {
    const { consumers: found, leftOut } = await consumers(folder, options);
    const sections: Section[] = [];
    const claims: Claim[] = [];
    for (const compiler of Object.keys(compilers) as CompilerName[]) {
      const outcomes = await interleave(
        found.map(({ name, folder }) => ({ name, run: () => compile(compiler, folder) })),
        options.rounds,
      );
      sections.push(sectionOf(compiler, subject(options.smoke).name, outcomes));
      claims.push(...claimsOf(compiler, outcomes));
    }
    const editor = await editorSection(found.filter(hasEditorView), options.rounds);
    const all = [
      ...sections,
      { ...editor.section, leftOut: [...editor.section.leftOut, ...leftOut] },
    ];
    await tell({ name: "types", sections: all, claims: [...claims, ...editor.claims] });
  });
}

function hasEditorView(consumer: Consumer): consumer is Consumer & { readonly editor: string } {
  return consumer.editor !== undefined;
}

interface Figures {
  readonly cpu: number;
  readonly check: number;
  readonly instantiations: number;
  readonly types: number;
  readonly megabytes: number;
  readonly errors: number;
}

function figuresOf({ costs, cpu }: Extract<Outcome, { kind: "measured" }>): Figures {
  const each = costs.map(({ output }) => diagnosticsOf(output));
  const of = (key: keyof ReturnType<typeof diagnosticsOf>) =>
    median(each.map((diagnostics) => diagnostics[key]));
  return {
    cpu,
    check: of("check"),
    instantiations: of("instantiations"),
    types: of("types"),
    megabytes: of("megabytes"),
    errors: of("errors"),
  };
}

function sectionOf(
  compiler: CompilerName,
  document: string,
  outcomes: ReadonlyMap<string, Outcome>,
): Section {
  const rows: Row[] = [];
  const leftOut: string[] = [];
  for (const [name, outcome] of outcomes) {
    if (outcome.kind === "failed") leftOut.push(`${name}: it failed: ${outcome.reason}`);
    else {
      const { cpu, check, instantiations, types, megabytes, errors } = figuresOf(outcome);
      const counts = [instantiations, types, megabytes, errors].map(figure);
      const ratio = `x${outcome.ratio.toFixed(2)}`;
      rows.push([name, cpu.toFixed(2), ratio, check.toFixed(2), ...counts]);
    }
  }
  return {
    title: `A consumer of ${document}'s client, TypeScript ${compilers[compiler].version}`,
    note:
      "A program that walks five lists (with List Clients: one), checked with strict, " +
      "noUncheckedIndexedAccess, exactOptionalPropertyTypes and skipLibCheck. Ratios are of CPU, over " +
      "the same program with openapi-fetch. Check time, memory and counts are the compiler's own.",
    rows: [["", "CPU s", "ratio", "check s", "instantiations", "types", "MB", "errors"], ...rows],
    leftOut,
  };
}

function claimsOf(
  compiler: CompilerName,
  outcomes: ReadonlyMap<string, Outcome>,
): readonly Claim[] {
  const measured = [...outcomes].flatMap(([name, outcome]) =>
    outcome.kind === "measured" ? [[name, figuresOf(outcome)] as const] : [],
  );
  const ours = measured.find(([name]) => name === "Pagewright")?.[1];
  if (ours === undefined) return [];
  const units = {
    cpu: "s of CPU",
    instantiations: "",
    types: "",
    megabytes: "MB",
    errors: "",
  } as const;
  return Object.entries(units).map(([key, unit]) => ({
    measure: `types / ${compiler} / ${key}`,
    unit,
    ours: ours[key as keyof typeof units],
    others: Object.fromEntries(
      measured
        .filter(([name]) => name !== "Pagewright")
        .map(([name, figures]) => [name, figures[key as keyof typeof units]]),
    ),
  }));
}
