/** Inline code without space at its ends; the one link that we print; plain words. A mark before an item of a list. */
const inline =
  /(?:`(?! )[^`]*[^` ]`|\[api\.md\]\(\.\/api\.md\)|[A-Za-z0-9]\\_(?=[A-Za-z0-9])|[A-Za-z0-9 ,.;:()'"/+!?%=-])*/;
/** A heading that is the name of a package with a scope. */
const packageName = /^# @[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
const plainLine = new RegExp(
  `${packageName.source}|^(?:#{1,2} |- (?:\\*\\*Deprecated\\*\\* )?)?(?=[A-Za-z\`])${inline.source}(?<! )$`,
);

/**
 * Whether a Markdown text is laid out as Prettier would, because it has nothing but what we print
 * ourselves. Any other text of a document may mean something to Markdown, even if it is escaped.
 */
export function isPlainMarkdown(text: string): boolean {
  if (!text.endsWith("\n") || /^\n|\n\n\n|\n\n$/.test(text)) return false;
  const outside = text.replaceAll(/^```ts\n[^]*?\n```$/gm, "code");
  return outside.split("\n").every((line) => line === "" || plainLine.test(line));
}
