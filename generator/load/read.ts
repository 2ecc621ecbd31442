import { closeSync, fstatSync, openSync, readFileSync, readSync, realpathSync } from "node:fs";
import { relative } from "node:path";
import { DiagnosticError, type Diagnostic, type SourceText } from "../diagnostics/diagnostic.js";
import { withSlashes } from "../diagnostics/file-name.js";
import { decodeText } from "./decode.js";
import { limits } from "./limits.js";

/** Standard input, or a stand-in for it. */
export type ByteStream = AsyncIterable<Uint8Array | string>;

export const stdinName = "<stdin>";

/**
 * Reads a file, or `stdin` for `-`, as text.
 * @throws {DiagnosticError} with one diagnostic that says what is wrong with the file.
 */
export async function readSource(
  file: string,
  stdin: ByteStream = process.stdin,
): Promise<SourceText> {
  if (file !== "-") return readFile(file);
  return { file: stdinName, text: decodeText(await readStream(stdin, stdinName), stdinName) };
}

/** The same for a file alone. */
export function readFile(file: string): SourceText {
  const name = displayName(file);
  return { file: name, text: decodeText(readFileBytes(file, name), name) };
}

/** Relative to the working directory where that is shorter, with `/` on every system. */
export function displayName(file: string): string {
  const fromHere = relative(process.cwd(), file);
  const shorter = fromHere.length < file.length && fromHere !== "" ? fromHere : file;
  return withSlashes(shorter);
}

/** Where a file is, whatever links lead there; undefined where there is none. */
export function realPathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

/** The bytes of a file, which may be a pipe: `<(command)`. */
function readFileBytes(file: string, name: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) throw fileError(name, "file-is-folder");
    if (stats.size > limits.fileBytes) throw fileError(name, "file-too-large");
    return stats.isFile() ? readFileSync(descriptor) : readPipe(descriptor, name);
  } catch (error) {
    throw error instanceof DiagnosticError ? error : fileError(name, codeOf(error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readPipe(descriptor: number, name: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let size = 0; ;) {
    const chunk = Buffer.alloc(1 << 16);
    const count = readSync(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks);
    size += count;
    if (size > limits.fileBytes) throw fileError(name, "file-too-large");
    chunks.push(chunk.subarray(0, count));
  }
}

async function readStream(stream: ByteStream, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > limits.fileBytes) throw fileError(name, "file-too-large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function codeOf(error: unknown): string {
  const isCoded = typeof error === "object" && error !== null && "code" in error;
  return isCoded ? String(error.code) : "unknown";
}

function fileError(name: string, reason: string): DiagnosticError {
  const problem = problems[reason] ?? {
    code: "file-unreadable",
    message: `The file cannot be read (${reason})`,
  };
  const source: SourceText = { file: name, text: "" };
  const diagnostic: Diagnostic = {
    severity: "error",
    location: { source, line: 1, column: 1 },
    ...problem,
  };
  return new DiagnosticError([diagnostic]);
}

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

const folder: Problem = {
  code: "file-is-folder",
  message: "This is a folder, where a file is expected",
  hint: "Name the document inside it, such as openapi.yaml.",
};

const problems: Partial<Record<string, Problem>> = {
  ENOENT: {
    code: "file-missing",
    message: "There is no such file",
    hint: "Check the path; it is relative to the working directory.",
  },
  ENOTDIR: {
    code: "file-missing",
    message: "There is no such file: a part of its path is no folder",
  },
  EISDIR: folder,
  "file-is-folder": folder,
  EACCES: {
    code: "file-forbidden",
    message: "The permissions of the file do not allow reading it",
  },
  EPERM: { code: "file-forbidden", message: "The system does not allow reading the file" },
  ELOOP: { code: "file-unreadable", message: "The symbolic links of the path run in a circle" },
  ENAMETOOLONG: {
    code: "file-missing",
    message: "There can be no such file: its name is too long",
  },
  ERR_INVALID_ARG_VALUE: {
    code: "file-missing",
    message: "There can be no such file: its name holds a NUL character",
  },
  "file-too-large": {
    code: "file-too-large",
    message: `The file is larger than ${limits.fileBytes / 1e6} MB`,
    hint: "Split the document, or remove from it what the client does not need.",
  },
};
