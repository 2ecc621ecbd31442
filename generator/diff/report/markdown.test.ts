import { expect, test } from "@jest/globals";
import type { Finding } from "../finding.js";
import { COMMENT_SIZE, formatDiffMarkdown } from "./markdown.js";

function report(count: number, messageOf: (index: number) => string) {
  const findings = Array.from({ length: count }, (_, index) => finding(messageOf(index)));
  const api = { api: "books", packageName: "books", breaking: true, bump: "major" } as const;
  return { breaking: true, apis: [{ ...api, findings, diagnostics: [] }], added: [], removed: [] };
}

function finding(message: string): Finding {
  return {
    ...{ code: "operation-removed", kind: "removed", level: "types", breaking: true },
    ...{ operation: "books.get", operations: ["books.get"], pointer: "#/paths", message },
    ...{ why: "It is gone.", action: "Do without.", example: "books.get();" },
    location: { source: { file: "openapi.yaml", text: "" }, line: 1, column: 1 },
  };
}

const gone = (index: number): string => `\`books.get\` is gone (\`GET /${index}\`)`;

test("a comment stays within what the host takes, and says how much is left out", () => {
  const text = formatDiffMarkdown(report(2000, gone));
  expect(text.length).toBeLessThanOrEqual(COMMENT_SIZE);
  const shown = (text.match(/^(?:### |- `books)/gm) ?? []).length;
  expect(text).toContain(`${2000 - shown} more breaking changes do not fit here`);
});

test("of many that are of one kind, two are told in full and the others in a line each", () => {
  const text = formatDiffMarkdown(report(20, gone));
  expect(text.match(/^### /gm)).toHaveLength(2);
  const lines = Array.from(
    { length: 18 },
    (_, index) => `- ${gone(index + 2)} (\`openapi.yaml:1\`)`,
  );
  expect(text).toContain(`\n\nOf the same kind:\n\n${lines.join("\n")}\n`);
  expect(formatDiffMarkdown(report(12, gone))).not.toContain("Of the same kind");
});

test("what is said of many things alike is a line that names some of them", () => {
  const text = formatDiffMarkdown(report(20, (index) => `\`maximum\` of \`A.b${index}\` is 1`));
  const names = Array.from({ length: 10 }, (_, index) => `\`A.b${index + 3}\``).join(", ");
  expect(text).toContain(
    `\n\n- \`maximum\` of \`A.b2\` is 1 (\`openapi.yaml:1\`); the same of ${names} and 7 more\n`,
  );
});

test("what a document says is text: no markup, no mention, no line of its own", () => {
  const text = formatDiffMarkdown(report(1, () => "<img src=x> @everyone [a](b)\n# `x`"));
  expect(text).toContain("### \\<img src=x\\> @\u200beveryone \\[a\\](b) \\# `x`");
});
