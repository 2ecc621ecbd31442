import { reportedFile } from "../../diagnostics/file-name.js";
import type { Finding } from "../finding.js";
import { bumpOfReport, type DiffReport } from "./report.js";

/** For programs: what `schemas/diff-report.schema.json` describes. Ends with a line break. */
export function formatDiffJson(report: DiffReport): string {
  const { breaking, apis, added, removed } = report;
  const document = {
    breaking,
    bump: bumpOfReport(report),
    apis: apis.map(({ api, packageName, breaking, bump }) => ({
      api,
      packageName,
      breaking,
      bump,
    })),
    added,
    removed,
    findings: apis.flatMap(({ api, findings }) =>
      findings.map((finding) => ({ api, ...finding, ...plain(finding) })),
    ),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function plain({ operation, location }: Finding): object {
  const { source, line, column } = location;
  return {
    operation: operation ?? null,
    location: { file: reportedFile(source.file), line, column },
  };
}
