import { dirname, extname, isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { DiagnosticCollector } from "../../diagnostics/collector.js";
import { getOwn, isObject } from "../../json.js";
import { decodeReference } from "../../pointer.js";
import { parseText } from "../parse.js";
import type { ParsedText } from "../parsed-text.js";
import { displayName, readFile, realPathOf } from "../read.js";
import { isComposedAlike, Spellings } from "./spelling.js";

/** One of the files that make up a document. */
export interface DocumentFile {
  readonly text: ParsedText;
  /** Absolute and free of symbolic links; undefined for standard input. */
  readonly realPath: string | undefined;
}

/** Why a file may not, or cannot, be read. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** Whether what is meant is not at hand, rather than not allowed. */
  readonly missing?: boolean;
}

export type FileResult =
  | { readonly kind: "file"; readonly file: DocumentFile }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** The file itself is faulty, in ways that have been thrown once before. */
  | { readonly kind: "faulty" };

/**
 * The files a document may consist of: those in the folder of its main file and below. Whatever a
 * reference says, nothing else is read and nothing is fetched.
 */
export class DocumentFiles {
  readonly main: DocumentFile;
  /** What the document calls itself. */
  readonly #self: URL | undefined;
  readonly #folder: string | undefined;
  readonly #spellings: Spellings | undefined;
  readonly #problems: DiagnosticCollector;
  readonly #byRealPath = new Map<string, DocumentFile | "faulty">();
  readonly #paths = new Set<string>();

  constructor(main: DocumentFile, problems: DiagnosticCollector) {
    this.main = main;
    this.#self = selfOf(main);
    this.#problems = problems;
    this.#folder = main.realPath === undefined ? undefined : dirname(main.realPath);
    this.#spellings = this.#folder === undefined ? undefined : new Spellings(this.#folder);
    if (main.realPath !== undefined) this.#byRealPath.set(main.realPath, main);
  }

  /** The main file, and those that references led to so far. */
  get all(): readonly DocumentFile[] {
    const others = [...this.#byRealPath.values()].filter((file) => file !== "faulty");
    return [...new Set([this.main, ...others])];
  }

  /** The URI from which a file's own references start. */
  uriOf(file: DocumentFile): string {
    const self = file === this.main ? this.#self : undefined;
    return self?.href ?? pathToFileURL(file.realPath ?? "/").href;
  }

  /**
   * The files that references led to, as they were called, also those that are not there: they may come.
   * The main file is not among them.
   */
  get paths(): readonly string[] {
    return [...this.#paths];
  }

  /**
   * The file that the part of a reference before `#` means.
   * @throws {DiagnosticError} the first time that a file's text is faulty.
   */
  find(reference: string, from: DocumentFile): FileResult {
    const known = this.#bySelf(reference, from);
    if (known === "") return { kind: "file", file: this.main };
    const refusal = refusalOf(known ?? reference);
    if (refusal) return { kind: "refused", refusal };
    const base = known === undefined ? from.realPath : this.main.realPath;
    if (this.#folder === undefined || base === undefined) {
      return refused(
        "reference-file",
        "Standard input has no folder in which to look for files",
        "Give the document by its path, --spec <file>, or bundled into one file.",
      );
    }
    const path = resolve(dirname(base), decodeReference(known ?? reference));
    if (!isInside(this.#folder, path)) return outside();
    if (!/^\.(?:json|ya?ml)$/i.test(extname(path))) {
      return refused("reference-file", "Only .json, .yaml and .yml files are read");
    }
    return this.#open(path);
  }

  /**
   * Where a reference leads that goes by what the document calls itself, as seen from the document's
   * folder: to a file beside it, or "" for the document. Undefined for what has nothing to do with it.
   */
  #bySelf(reference: string, from: DocumentFile): string | undefined {
    const self = this.#self;
    const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(reference);
    if (self === undefined || (!isAbsolute && from !== this.main)) return undefined;
    if (!URL.canParse(reference, self)) return undefined;
    const { href } = new URL(reference, self);
    if (href === self.href) return "";
    // A name like urn:books has no folder.
    const folder = URL.canParse(".", self) ? new URL(".", self).href : self.href;
    return isAbsolute && href.startsWith(folder) ? href.slice(folder.length) : undefined;
  }

  #open(path: string): FileResult {
    this.#paths.add(path);
    const spelled = this.#spellings?.of(path);
    const there = spelled === undefined ? undefined : realPathOf(spelled);
    if (spelled === undefined || there === undefined) return missing(path);
    if (!isInside(this.#folder ?? there, there)) return outside();
    const realPath = isComposedAlike(spelled, path) ? realPathOf(path) : undefined;
    if (realPath === undefined) return missing(path, spelled);
    const known = this.#byRealPath.get(realPath);
    if (known === "faulty") return { kind: "faulty" };
    if (known) return { kind: "file", file: known };
    this.#byRealPath.set(realPath, "faulty");
    const file = { text: parseText(readFile(realPath)), realPath };
    this.#byRealPath.set(realPath, file);
    for (const warning of file.text.warnings) this.#problems.report(warning);
    return { kind: "file", file };
  }
}

/** The version of OpenAPI that a file is a document of. */
export function versionOf({ text: { value } }: DocumentFile): string | undefined {
  const version = isObject(value) ? getOwn(value, "openapi") : undefined;
  return typeof version === "string" ? version : undefined;
}

/** Since OpenAPI 3.2, a document may say by which URI it is referred to. */
function selfOf(file: DocumentFile): URL | undefined {
  const { value } = file.text;
  if (!isObject(value) || !versionOf(file)?.startsWith("3.2")) return undefined;
  const self = getOwn(value, "$self");
  if (typeof self !== "string" || !URL.canParse(self)) return undefined;
  const url = new URL(self);
  url.hash = "";
  return url;
}

function refusalOf(reference: string): Refusal | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(reference)?.[1];
  if (scheme !== undefined || reference.startsWith("//")) {
    const what = scheme === undefined ? "//" : `${scheme}:`;
    return {
      code: "reference-remote",
      message: `References by ${what} are not followed: nothing is fetched`,
      hint: "Keep what it refers to in a file beside the document, and refer to that file.",
      missing: true,
    };
  }
  if (/[\\\0]/.test(decodeReference(reference))) {
    return { code: "reference-file", message: "File names in references are separated by /" };
  }
  return undefined;
}

function missing(path: string, meant?: string): FileResult {
  const message = `There is no file ${displayName(path)}`;
  const refusal: Refusal = { code: "reference-file", message, missing: true };
  if (meant === undefined) return { kind: "refused", refusal };
  const hint = isComposedAlike(path, meant)
    ? "There is one whose name has the same letters, composed in another way (Unicode's NFC and NFD): rename it."
    : `Is ${displayName(meant)} meant? Upper and lower case are told apart, on every system.`;
  return { kind: "refused", refusal: { ...refusal, hint } };
}

function outside(): FileResult {
  return refused(
    "reference-outside",
    "The reference leads out of the document's folder",
    "A document may consist of files in the folder of its main file, and below.",
  );
}

function refused(code: string, message: string, hint?: string): FileResult {
  return { kind: "refused", refusal: { code, message, hint } };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
