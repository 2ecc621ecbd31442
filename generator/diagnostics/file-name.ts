import { isAbsolute, relative } from "node:path";

/** Relative to the working directory where the file lies inside it; `/` on every system. */
export function reportedFile(file: string, workingDirectory = process.cwd()): string {
  const inside = isAbsolute(file) ? relative(workingDirectory, file) : file;
  const name = inside === "" || inside.startsWith("..") ? file : inside;
  return process.platform === "win32" ? name.replaceAll("\\", "/") : name.replace(/^\.\//, "");
}
