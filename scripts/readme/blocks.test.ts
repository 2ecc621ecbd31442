import { expect, test } from "@jest/globals";
import { blocksOf } from "./blocks.js";

const markdown = `# Title

\`\`\`ts run
console.log(1);
\`\`\`

\`\`\`text
1
\`\`\`

\`\`\`sh
npm ci
\`\`\`
`;

test("blocks have a language, a mark, a place and what they print", () => {
  const [program, output, command] = blocksOf(markdown);
  expect(program).toEqual({
    language: "ts",
    mark: "run",
    text: "console.log(1);\n",
    line: 4,
    output: "1\n",
  });
  expect(output).toMatchObject({ language: "text", mark: "", line: 8 });
  expect(command).toMatchObject({ language: "sh", line: 12, output: undefined });
});
