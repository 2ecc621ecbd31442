/** Strings are taken whole, so that nothing inside them counts; numbers and words are left alone. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|([[{])\s*([\]}])|[[\]{},:]|\s+/g;

/**
 * JSON with one member a line, so that the next version makes a difference people can read. Every token
 * stays as it is: numbers keep their digits, strings their escapes, members their order.
 *
 * @param text - valid JSON
 */
export function indentJson(text: string): string {
  let depth = 0;
  const line = (): string => `\n${"  ".repeat(depth)}`;
  const indented = text.replaceAll(tokens, (token, open?: string, close?: string) => {
    if (open !== undefined && close !== undefined) return open + close;
    switch (token) {
      case "{":
      case "[":
        depth += 1;
        return token + line();
      case "}":
      case "]":
        depth -= 1;
        return line() + token;
      case ",":
        return token + line();
      case ":":
        return ": ";
      default:
        return token.startsWith('"') ? token : "";
    }
  });
  return `${indented}\n`;
}
