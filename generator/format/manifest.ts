/** A string; a number, `true` or the like; a sign. A comma that stands last is none. */
const token = /"(?:[^"\\]|\\.)*"|[^\s",:{}[\]]+|[{[](?:\s*[}\]])?|[}\]:]|,(?!\s*[}\]])/g;

/** A `package.json` as npm writes it: what is not empty, with a line for each member. */
export function layOutManifest(text: string): string {
  let depth = 0;
  const newLine = (): string => `\n${"  ".repeat(depth)}`;
  const layOut = (found: string): string => {
    if (/^[{[]\s*[}\]]$/.test(found)) return found.replaceAll(/\s/g, "");
    if (found === "," || found === ":") return found === "," ? `,${newLine()}` : ": ";
    if (found === "{" || found === "[") depth += 1;
    else if (found === "}" || found === "]") depth -= 1;
    else return found;
    return found === "{" || found === "[" ? found + newLine() : newLine() + found;
  };
  return `${(text.match(token) ?? []).map(layOut).join("")}\n`;
}
