/**
 * Cuts a Markdown text before headings of the second level, into parts of about a size. What Prettier
 * takes for Markdown grows with the square of the length, and no section of ours depends on another.
 *
 * @param size - of a part, in UTF-16 code units; a section that is longer stays whole
 */
export function markdownParts(text: string, size: number): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let isCode = false;
  for (const line of text.split(/(?<=\n)/)) {
    if (line.startsWith("```")) isCode = !isCode;
    if (!isCode && line.startsWith("## ") && part.length >= size) {
      parts.push(part);
      part = "";
    }
    part += line;
  }
  return [...parts, part];
}
