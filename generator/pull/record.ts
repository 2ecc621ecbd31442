import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withoutMark } from "../plain-text.js";
import type { Validators } from "./download.js";

/** What is known of a document that was pulled. */
export interface PullRecord extends Validators {
  /** Its file, in the same folder. */
  readonly document: string;
  /** The file that goes when that one comes, while it is not known that it came. */
  readonly replaces?: string | undefined;
  readonly url: string;
  /** Of the document as it was written, with line feeds for line ends. */
  readonly sha256: string;
}

/** Kept, and committed, beside the document: a copy of the one without the other says nothing. */
export const RECORD = "pulled.json";

/** `undefined` where there is none that could be one: the document is asked for as for the first time. */
export function readRecord(folder: string): PullRecord | undefined {
  try {
    const text = withoutMark(readFileSync(join(folder, RECORD), "utf8"));
    const record = JSON.parse(text) as Partial<PullRecord>;
    const { document, url, sha256, etag, lastModified } = record;
    const isOurs = [document, url, sha256].every((value) => typeof value === "string");
    const isSendable = [etag, lastModified].every(
      (value) => value === undefined || (typeof value === "string" && /^[\x20-\x7e]+$/.test(value)),
    );
    return isOurs ? ({ ...record, ...(isSendable ? {} : unsent) } as PullRecord) : undefined;
  } catch {
    return undefined;
  }
}

const unsent = { etag: undefined, lastModified: undefined };
