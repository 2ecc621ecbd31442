/**
 * How well `pagewright infer` does on labelled operations:
 * `npm run infer:score -- <labels.json> [--specs DIR] [--half a|b] [--rows]`.
 *
 * A line `npm <package> <path>` of the labels is looked for in DIR/<package>/<path>, a line
 * `file <path>` beside the labels. `--half` takes one half of the providers, `--rows` lists the mistakes.
 */
import { parseArgs } from "node:util";
import { readLabels } from "./infer-score/labels.js";
import { score } from "./infer-score/score.js";
import { tableOf } from "./infer-score/table.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    specs: { type: "string", default: "." },
    half: { type: "string" },
    rows: { type: "boolean", default: false },
  },
});
const [labels] = positionals;
if (labels === undefined) {
  console.error("Usage: npm run infer:score -- <labels.json> [--specs DIR] [--half a|b] [--rows]");
  process.exitCode = 2;
} else {
  const rows = readLabels(labels, values.specs, values.half);
  console.log(tableOf(await score(rows), values.rows));
}
