import type { SourceFile } from "../source-file.js";

/**
 * What a package.json says of those who publish it, and how. They write it, as releases write its
 * version, and a new generation keeps it. A package of a monorepo that nobody is to publish is `private`.
 */
const OWN = [
  ...["private", "license", "author", "homepage", "repository", "bugs", "keywords"],
  "publishConfig",
];

type Members = Readonly<Record<string, unknown>>;

/** Puts what the owners of a package said in its package.json into the one that takes its place. */
export function withOwnMembers(
  files: readonly SourceFile[],
  previous: Members,
): readonly SourceFile[] {
  const own = Object.fromEntries(
    OWN.flatMap((name) => (Object.hasOwn(previous, name) ? [[name, previous[name]]] : [])),
  );
  if (Object.keys(own).length === 0) return files;
  return files.map((file) =>
    file.path === "package.json" ? { ...file, text: withMembers(file.text, own) } : file,
  );
}

/** A package.json without its owners' members; one that has none comes back as it is. */
export function withoutOwnMembers(text: string): string {
  const members = parsed(text);
  if (members === undefined || !OWN.some((name) => Object.hasOwn(members, name))) return text;
  return written(
    Object.fromEntries(Object.entries(members).filter(([name]) => !OWN.includes(name))),
  );
}

function withMembers(text: string, own: Members): string {
  const { name, version, ...rest } = JSON.parse(text) as Members;
  // Always in the same place, so that the file is the same on every machine.
  return written({ name, version, ...own, ...rest, ...own });
}

function written(members: Members): string {
  return `${JSON.stringify(members, null, 2)}\n`;
}

function parsed(text: string): Members | undefined {
  try {
    return Object(JSON.parse(text)) as Members;
  } catch {
    return undefined;
  }
}
