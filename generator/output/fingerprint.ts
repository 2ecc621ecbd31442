import { createHash } from "node:crypto";

/**
 * Tells one text from another; 16 hexadecimal digits. It guards against mistakes, not against malice: who
 * changes a file and its fingerprint together still has a file that is not what would be generated.
 */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Of a generated file. The version in a package.json is its releases', so it does not count. */
export function fileFingerprint(path: string, text: string): string {
  const own = path === "package.json" ? text.replace(VERSION, '$1""') : text;
  return fingerprint(own.replaceAll("\r\n", "\n"));
}

const VERSION = /^(\s*"version":\s*)"[^"\n]*"/m;
