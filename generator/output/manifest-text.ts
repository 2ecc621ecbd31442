import { isObject } from "../json.js";
import { withoutMark } from "../plain-text.js";
import type { Manifest } from "./manifest.js";

/**
 * A manifest's text, understood; or the reason why it can't be.
 *
 * Where two branches generated, a merge leaves both sides in it. Between them they claim the files that
 * either made, and what they contradict is not known: generating again puts the package in order.
 */
export function parseManifest(text: string): Manifest | string {
  const sides = sidesOf(withoutMark(text).replaceAll("\r\n", "\n")).map(parseSide);
  const fault = sides.find((side) => typeof side === "string");
  return fault ?? sides.filter((side) => typeof side !== "string").reduce(merged);
}

function merged(one: Manifest, other: Manifest): Manifest {
  const agreed = <T>(a: T, b: T): T | undefined => (a === b ? a : undefined);
  const paths = [...new Set([...one.files.keys(), ...other.files.keys()])].sort();
  return {
    document: agreed(one.document, other.document),
    files: new Map(paths.map((path) => [path, agreed(one.files.get(path), other.files.get(path))])),
  };
}

/** The text without the marks of a merge conflict, once as each side has it. */
function sidesOf(text: string): readonly string[] {
  if (!/^<{7} /m.test(text)) return [text];
  const sides: [string[], string[]] = [[], []];
  let within: "both" | "ours" | "base" | "theirs" = "both";
  for (const line of text.split("\n")) {
    if (/^<{7} /.test(line)) within = "ours";
    else if (/^\|{7}/.test(line)) within = "base";
    else if (/^={7}$/.test(line)) within = "theirs";
    else if (/^>{7} /.test(line)) within = "both";
    else {
      if (within === "both" || within === "ours") sides[0].push(line);
      if (within === "both" || within === "theirs") sides[1].push(line);
    }
  }
  return sides.map((lines) => lines.join("\n"));
}

function parseSide(text: string): Manifest | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  const { document, files } = Object(value) as { document?: unknown; files?: unknown };
  const noted = typeof document === "string" ? document : undefined;
  if (Array.isArray(files) && files.every((path) => typeof path === "string")) {
    // As the first versions wrote it.
    return { document: noted, files: new Map(files.map((path) => [path, undefined])) };
  }
  const prints = isObject(files) ? Object.entries(files) : undefined;
  if (prints?.every((entry): entry is [string, string] => typeof entry[1] === "string"))
    return { document: noted, files: new Map(prints) };
  return 'it is not of the form { "files": { "path": "fingerprint" } }';
}
