import type { SourceFile } from "../source-file.js";

/**
 * What a package.json says of those who publish it, and how, and with which versions of its tools it is built, for a
 * monorepo has one of each. They write it, as releases write its version, and a new generation keeps it. A package
 * of a monorepo that nobody is to publish is `private`.
 */
const OWN = [
  ...["private", "license", "author", "homepage", "repository", "bugs", "keywords"],
  ...["publishConfig", "devDependencies"],
];

/** Scripts of these names are ours. Others are theirs, such as those that a task runner looks for in every package. */
const OUR_SCRIPTS = ["build", "prepack", "prepare"];

type Members = Readonly<Record<string, unknown>>;

/** Puts what the owners of a package said in its package.json into the one that takes its place. */
export function withOwnMembers(
  files: readonly SourceFile[],
  previous: Members,
): readonly SourceFile[] {
  const own = only(previous, (name) => OWN.includes(name));
  const scripts = only(Object(previous.scripts) as Members, (name) => !OUR_SCRIPTS.includes(name));
  if (Object.keys({ ...own, ...scripts }).length === 0) return files;
  return files.map((file) =>
    file.path === "package.json" ? { ...file, text: withMembers(file.text, own, scripts) } : file,
  );
}

/** A package.json without its owners' members; one that has none comes back as it is. */
export function withoutOwnMembers(text: string): string {
  const members = parsed(text);
  if (members === undefined) return text;
  const ours = only(members, (name) => !OWN.includes(name));
  const { scripts } = ours;
  const ourScripts = only(Object(scripts) as Members, (name) => OUR_SCRIPTS.includes(name));
  const isSame =
    Object.keys(ours).length === Object.keys(members).length &&
    Object.keys(ourScripts).length === Object.keys(Object(scripts) as Members).length;
  return isSame ? text : written(scripts === undefined ? ours : { ...ours, scripts: ourScripts });
}

function withMembers(text: string, own: Members, ownScripts: Members): string {
  const { name, version, ...rest } = JSON.parse(text) as Members;
  const added = only(own, (member) => !Object.hasOwn(rest, member));
  const scripts = { ...(rest.scripts as Members | undefined), ...ownScripts };
  // Always in the same place, so that the file is the same on every machine.
  const members = { name, version, ...added, ...rest, ...own };
  return written(Object.keys(scripts).length === 0 ? members : { ...members, scripts });
}

function only(members: Members, wanted: (name: string) => boolean): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => wanted(name)));
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
