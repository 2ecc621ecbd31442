/**
 * A word of a command as one would type it: quoted where a shell needs that. On Windows as cmd,
 * PowerShell and Git's bash all take it: they agree on double quotes, and on paths with `/`.
 */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  const typed = platform === "win32" ? word.replaceAll("\\", "/") : word;
  if (/^[\w@%+=:,./-]+$/.test(typed)) return typed;
  return platform === "win32" ? `"${typed}"` : `'${typed.replaceAll("'", `'\\''`)}'`;
}
