import { createHash } from "node:crypto";
import { withoutOwnMembers } from "./own-members.js";

/**
 * Tells one text from another; 16 hexadecimal digits. It guards against mistakes, not against malice: who
 * changes a file and its fingerprint together still has a file that is not what would be generated.
 */
export function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Of a generated file. What is not ours in a package.json does not count: its version, and what its owners say. */
export function fileFingerprint(path: string, text: string): string {
  const own = path === "package.json" ? withoutOwnMembers(text).replace(VERSION, '$1""') : text;
  return fingerprint(own.replaceAll("\r\n", "\n"));
}

const VERSION = /^(\s*"version":\s*)"[^"\n]*"/m;
