import { responseOf, type Scored } from "./score.js";

/** Precision and recall, per style and over all, and if asked for each mistake. */
export function tableOf(scored: readonly Scored[], withRows: boolean): string {
  const clear = scored.filter(({ row }) => row.ambiguous !== true);
  const strict = clear.filter(({ row }) => row.label === "none" || row.detect === "declared");
  const others = clear.filter((one) => !strict.includes(one));
  const styles = [...new Set(strict.map(({ row }) => row.label))]
    .filter((s) => s !== "none")
    .sort();
  const failed = new Set(
    scored.flatMap(({ row, failure }) => (failure ? [`${row.spec}: ${failure}`] : [])),
  );
  return [
    `${scored.length} rows; ${scored.length - clear.length} ambiguous, left out`,
    ...[...failed].map((line) => `cannot be read: ${line}`),
    "",
    "style          rows  precision  recall",
    ...styles.map((style) =>
      line(
        style,
        strict.filter(
          ({ row, style: found }) =>
            row.label === style || (row.label === "none" && found === style),
        ),
      ),
    ),
    line("all", strict),
    "",
    ...["derived", "input-only"].map((kind) => {
      const rows = others.filter(({ row }) => row.detect === kind);
      return `${kind}: ${rows.length} rows, ${rows.filter(isRight).length} right, ${rows.filter(({ style }) => style === "none").length} without a proposal`;
    }),
    ...(withRows ? ["", ...mistakes(clear)] : []),
  ].join("\n");
}

const isRight = ({ row, style }: Scored): boolean => row.accept.includes(style);

function line(name: string, scored: readonly Scored[]): string {
  const proposed = scored.filter(({ style }) => style !== "none");
  const paged = scored.filter(({ row }) => row.label !== "none");
  const precision = ratio(proposed.filter(isRight).length, proposed.length);
  const recall = ratio(paged.filter(isRight).length, paged.length);
  return `${name.padEnd(13)} ${String(paged.length).padStart(5)}  ${precision.padStart(9)}  ${recall.padStart(6)}`;
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? "-" : (part / whole).toFixed(3);
}

function mistakes(scored: readonly Scored[]): readonly string[] {
  return scored
    .filter((one) => !isRight(one) || itemsDiffer(one))
    .map(({ row, style, proposal }) => {
      const found = proposal ? JSON.stringify(proposal.pagination) : "nothing";
      return `${row.spec} ${row.method} ${row.path}: ${row.accept.join("|")} (${row.detect ?? "-"}), found ${style}: ${found}`;
    });
}

/** Right style, but other items than the reader saw. */
function itemsDiffer({ row, proposal }: Scored): boolean {
  const { items } = responseOf(proposal);
  const seen = row.outputs.items?.replace("$", "").replaceAll(".", "/");
  return items !== undefined && seen !== undefined && seen !== items;
}
