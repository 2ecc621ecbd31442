import { expect, test } from "@jest/globals";
import type { Finding } from "../finding.js";
import { COMMENT_SIZE, formatDiffMarkdown } from "./markdown.js";

function report(count: number, message: string) {
  const finding: Finding = {
    ...{ code: "operation-removed", kind: "removed", level: "types", breaking: true },
    ...{ operation: "books.get", operations: ["books.get"], pointer: "#/paths", message },
    ...{ why: "It is gone.", action: "Do without.", example: "books.get();" },
    location: { source: { file: "openapi.yaml", text: "" }, line: 1, column: 1 },
  };
  const findings = Array.from({ length: count }, () => finding);
  const api = { api: "books", packageName: "books", breaking: true, bump: "major" } as const;
  return { breaking: true, apis: [{ ...api, findings, diagnostics: [] }], added: [], removed: [] };
}

test("a comment stays within what the host takes, and says how much is left out", () => {
  const text = formatDiffMarkdown(report(2000, "`books.get` is gone"));
  expect(text.length).toBeLessThanOrEqual(COMMENT_SIZE);
  const shown = (text.match(/^(?:### |- `books)/gm) ?? []).length;
  expect(text).toContain(`${2000 - shown} more breaking changes do not fit here`);
});

test("of many that are of one kind, two are told in full and the others in a line each", () => {
  const text = formatDiffMarkdown(report(20, "`books.get` is gone"));
  expect(text.match(/^### /gm)).toHaveLength(2);
  const line = "- `books.get` is gone (`openapi.yaml:1`)";
  expect(text).toContain(`\n\nOf the same kind:\n\n${Array(18).fill(line).join("\n")}\n`);
  expect(formatDiffMarkdown(report(12, "`books.get` is gone"))).not.toContain("Of the same kind");
});

test("what a document says is text: no markup, no mention, no line of its own", () => {
  const text = formatDiffMarkdown(report(1, "<img src=x> @everyone [a](b)\n# `x`"));
  expect(text).toContain("### \\<img src=x\\> @\u200beveryone \\[a\\](b) \\# `x`");
});
