import { expect, test } from "@jest/globals";

import { formatText } from "./format.js";
import { markdownParts } from "./markdown-parts.js";

const section = (name: string): string => `## ${name}\n\n- \`${name}\`: a\n-   b *c*\n\n`;
const text = `# Title\n\n\`\`\`ts\n## no heading\n\`\`\`\n\n${section("a")}${section("b")}${section("c")}`;

test("a text is cut before headings, none of them in code", () => {
  const parts = markdownParts(text, 1);
  expect(parts.map((part) => part.slice(0, 7))).toEqual([
    "# Title",
    "## a\n\n-",
    "## b\n\n-",
    "## c\n\n-",
  ]);
  expect(parts.join("")).toBe(text);
});

test("parts are as large as they should be", () => {
  expect(markdownParts(text, 60)).toHaveLength(2);
  expect(markdownParts(text, 1000)).toEqual([text]);
});

test("parts are formatted as the whole is", async () => {
  const whole = await formatText("api.md", text);
  const parts = await Promise.all(markdownParts(text, 1).map((part) => formatText("a.md", part)));
  expect(parts.join("\n")).toBe(whole);
});
