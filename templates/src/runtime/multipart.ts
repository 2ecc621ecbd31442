import { rawBody } from "./bodies.js";
import { ArgumentError } from "./errors.js";
import { isAbsent, isPlain, textOf } from "./serialize.js";
import type { Encode } from "./types.js";
import { uuid } from "./uuid.js";

/** How a part of a body travels that does not travel as usual. */
export interface Part {
  readonly type?: string;
  readonly json?: boolean;
}

/** By name; where parts have none, by place. */
export type Parts = Readonly<Record<string, Part>>;

/**
 * Makes a body of several parts of a plain object, or of a list where parts have no names. A file
 * keeps its name and type, an array is one part for each element, an object (and an array of objects) is
 * JSON, and everything else is text. Of a part that is to be XML, say, only the text is taken.
 * What is neither, a `FormData` say, is left as it is.
 *
 * @param others - how parts travel that `parts` does not tell of
 */
export function multipartBody(
  parts: Parts = {},
  type = "multipart/form-data",
  others?: Part,
): Encode {
  return (given, requestType) => {
    const isList = Array.isArray(given);
    if (!isList && !isPlain(given)) return rawBody(given, requestType);
    if (isList && type === "multipart/form-data") {
      throw new ArgumentError("The parts of a form have names: its body is an object");
    }
    const boundary = `----${uuid()}`;
    const pieces = Object.entries(given).flatMap(([name, value]: [string, unknown]) => {
      const part = Object.hasOwn(parts, name) ? parts[name] : others;
      return (isList ? [value] : elementsOf(value)).map((element) => {
        const { content, mediaType, fileName } = contentOf(name, element, part);
        const head = [`--${boundary}`];
        if (type === "multipart/form-data") head.push(disposition(name, fileName));
        if (mediaType) head.push(`Content-Type: ${checked(name, mediaType)}`);
        return new Blob([`${head.join("\r\n")}\r\n\r\n`, content, "\r\n"]);
      });
    });
    const body = new Blob([...pieces, `--${boundary}--\r\n`]);
    return { body, type: `${type}; boundary=${boundary}` };
  };
}

function elementsOf(value: unknown): readonly unknown[] {
  return (Array.isArray(value) ? value : [value]).filter((element) => !isAbsent(element));
}

interface Content {
  readonly content: Blob | ArrayBuffer | string;
  readonly mediaType: string | undefined;
  readonly fileName?: string;
}

function contentOf(name: string, value: unknown, part: Part | undefined): Content {
  if (value instanceof Blob) {
    const fileName = value instanceof File ? value.name : "blob";
    const mediaType = value.type === "" ? (part?.type ?? "application/octet-stream") : value.type;
    return { content: value, mediaType, fileName };
  }
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const content = value as ArrayBuffer;
    return { content, mediaType: part?.type ?? "application/octet-stream", fileName: "blob" };
  }
  // What is neither JSON nor a text is the caller's to write.
  if (part?.json || (!part?.type && (isPlain(value) || Array.isArray(value)))) {
    const mediaType = part?.type ?? "application/json";
    return { content: JSON.stringify(value), mediaType };
  }
  return { content: textOf(name, value, (text) => text), mediaType: part?.type };
}

/** A `Blob`'s type may hold anything, and so may a document's. */
function checked(name: string, mediaType: string): string {
  if (/^[\x20-\x7e]+$/.test(mediaType)) return mediaType;
  throw new ArgumentError(`"${name}" has a value that cannot be sent`);
}

/** Names are written as browsers write them in forms. */
function disposition(name: string, fileName: string | undefined): string {
  const header = `Content-Disposition: form-data; name="${quoted(name)}"`;
  return fileName === undefined ? header : `${header}; filename="${quoted(fileName)}"`;
}

function quoted(text: string): string {
  const lines = text.replaceAll(/\r\n|\r|\n/g, "\r\n");
  return lines.replaceAll(/["\r\n]/g, encodeURIComponent);
}
