import system, { type PlatformPath } from "node:path";

/** Relative to the working directory where the file lies inside it; `/` on every system. */
export function reportedFile(
  file: string,
  workingDirectory = process.cwd(),
  paths: PlatformPath = system,
): string {
  const inside = paths.isAbsolute(file) ? paths.relative(workingDirectory, file) : file;
  const name = inside === "" || inside.startsWith("..") ? file : inside;
  return withSlashes(name, paths).replace(/^\.\//, "");
}

/** A path of this system with `/` between its segments; elsewhere than on Windows, `\` is part of a name. */
export function withSlashes(path: string, { sep }: Pick<PlatformPath, "sep"> = system): string {
  return path.replaceAll(sep, "/");
}
