/** A fenced block of a Markdown file. */
export interface Block {
  /** `ts`, `sh`, `yaml`, `text`, ... */
  readonly language: string;
  /** What follows the language: `run` asks for the block to be run. */
  readonly mark: string;
  readonly text: string;
  /** Line of the block's first line of text, from 1. */
  readonly line: number;
  /** What running it must print: the text of a `text` block right behind it. */
  readonly output: string | undefined;
}

const fence = /^```(\w+) ?(.*)\n([^]*?)^```$/gm;

export function blocksOf(markdown: string): readonly Block[] {
  const found = [...markdown.matchAll(fence)];
  return found.map((match, index) => {
    const [, language = "", mark = "", text = ""] = match;
    const next = found[index + 1];
    const between = markdown.slice(match.index + match[0].length, next?.index);
    const isOutput = next?.[1] === "text" && between.trim() === "";
    return {
      language,
      mark,
      text,
      line: markdown.slice(0, match.index).split("\n").length + 1,
      output: isOutput ? next[3] : undefined,
    };
  });
}
