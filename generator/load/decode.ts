import { DiagnosticError, type SourceText } from "../diagnostics/diagnostic.js";
import { syntaxFault, type TextFault } from "./parsed-text.js";

/**
 * Decodes UTF-8 strictly, without its byte-order mark, and refuses what is no document: each kind
 * of mistaken file with a diagnostic of its own.
 * @throws {DiagnosticError}
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const empty: SourceText = { file, text: "" };
  if (bytes.length === 0)
    throw refusal(empty, { code: "file-empty", message: "The file is empty" });
  const foreign = foreignEncoding(bytes);
  if (foreign) {
    throw refusal(empty, {
      code: "file-encoding",
      message: `The file is encoded as ${foreign}, where UTF-8 is expected`,
      hint: "Save it as UTF-8.",
    });
  }
  if (bytes.subarray(0, 65_536).includes(0)) throw refusal(empty, binary);
  const text = decode(bytes, file);
  const fault = contentFault(text);
  if (fault) throw refusal({ file, text }, fault);
  return text;
}

const binary: TextFault = {
  code: "file-binary",
  message: "The file is binary, where an OpenAPI document as text is expected",
};

/** By byte-order mark, or by where the zeros of ASCII characters stand. */
function foreignEncoding([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0 && b === 0 && (c === 0xfe || c === 0) && d !== 0) return "UTF-32";
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32" : "UTF-16";
  if (a === 0xfe && b === 0xff) return "UTF-16";
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return "UTF-16";
  if (a !== 0 && b === 0 && d === 0) return c === 0 ? "UTF-32" : "UTF-16";
  return undefined;
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder("utf-8").decode(bytes);
    const start = text.indexOf("\uFFFD");
    throw refusal(
      { file, text },
      {
        code: "file-encoding",
        message: "These bytes are not UTF-8",
        hint: "Save the file as UTF-8.",
        start,
        end: start + 1,
      },
    );
  }
}

function contentFault(text: string): TextFault | undefined {
  const nul = text.indexOf("\0");
  if (nul !== -1) return { ...binary, start: nul, message: "The file holds a NUL character" };
  return wrongKind(text) ?? conflict(text) ?? blank(text);
}

function wrongKind(text: string): TextFault | undefined {
  if (text.startsWith("version https://git-lfs.github.com/spec/")) {
    return {
      code: "file-lfs-pointer",
      message: "The file is a Git LFS pointer, not the document it stands for",
      hint: "Fetch the document with git lfs pull.",
    };
  }
  if (/^\s*<(?:!doctype|html|\?xml|!--|head|body)/i.test(text.slice(0, 1000))) {
    return {
      code: "file-html",
      message: "The file is HTML or XML, where YAML or JSON is expected",
      hint: "Perhaps a web page was downloaded in the document's place.",
    };
  }
  return undefined;
}

function conflict(text: string): TextFault | undefined {
  const marker = /^<{7} .*$/m.exec(text);
  if (!marker || !/^={7}\r?$/m.test(text) || !/^>{7} /m.test(text)) return undefined;
  return {
    code: "file-conflict",
    message: "The file holds the conflict markers of an unfinished merge",
    hint: "Finish the merge first.",
    start: marker.index,
    end: marker.index + marker[0].length,
  };
}

function blank(text: string): TextFault | undefined {
  if (text.trim() === "") {
    return { code: "file-empty", message: "The file holds only white space" };
  }
  const meaningful = /^(?!(?:---|\.\.\.)[ \t]*(?:#.*)?$)[ \t]*[^#\s]/m.test(text);
  return meaningful ? undefined : { code: "file-empty", message: "The file holds only comments" };
}

function refusal(source: SourceText, fault: TextFault): DiagnosticError {
  return new DiagnosticError([syntaxFault(source, fault)]);
}
