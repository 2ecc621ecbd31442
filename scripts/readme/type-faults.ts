import { join } from "node:path";
import ts from "typescript";
import type { Block } from "./blocks.js";

/** What blocks may speak of without saying where it comes from. */
const spokenOf: Readonly<Record<string, string>> = {
  polar: 'import("@pagewright/polar").Polar',
  use: "(items: readonly unknown[]) => void",
  signIn: "() => Promise<string>",
  dispatcher: "object",
};

/**
 * Type-checks blocks as files of the project, with its strictness.
 *
 * @returns a line for every fault, with the block's line in the Markdown file.
 */
export function typeFaults(blocks: readonly Block[], root: string): readonly string[] {
  const texts = new Map(
    blocks.map((block) => [join(root, "scripts", `readme-block-${block.line}.ts`), block] as const),
  );
  const options = compilerOptions(root);
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => moduleOf(texts.get(path)) ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = moduleOf(texts.get(path));
    return text === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
    const block = texts.get(file?.fileName ?? "");
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    return block ? `README.md:${block.line + line}: ${message}` : message;
  });
}

function moduleOf(block: Block | undefined): string | undefined {
  if (block === undefined) return undefined;
  const declared = Object.entries(spokenOf)
    .filter(([name]) => !new RegExp(`(const|let|function) ${name}\\b`).test(block.text))
    .map(([name, type]) => `declare const ${name}: ${type};`);
  return `${block.text}\n${declared.join("\n")}\nexport {};\n`;
}

function compilerOptions(root: string): ts.CompilerOptions {
  const path = join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  return { ...options, noUnusedLocals: false };
}
