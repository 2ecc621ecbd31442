import { ArgumentError } from "./errors.js";

/**
 * Makes something of the text of a value (a `Date`'s is ISO 8601). Throws an `ArgumentError`, without
 * the value, where it has no text or nothing can be made of it.
 */
function convert<T>(name: string, value: unknown, make: (text: string) => T | undefined): T {
  try {
    const text: unknown = value instanceof Date ? value.toISOString() : value;
    if (text !== undefined && text !== null && Object(text) !== text) {
      const made = make(text as string);
      if (made !== undefined) return made;
    }
  } catch {
    // Said below.
  }
  throw new ArgumentError(`"${name}" has a value that cannot be sent`);
}

/** Whether it is an object of no class, `{ ... }`; by the shape of its prototype, which differs between realms. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function pairs(name: string, value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((element) => pairs(name, element));
  if (isPlain(value)) {
    return Object.entries(value).flatMap(([key, member]) =>
      pairs(name === "" ? key : `${name}[${key}]`, member),
    );
  }
  const encode = encodeURIComponent;
  return [convert(name, value, (text) => `${encode(name)}=${encode(text)}`)];
}

/**
 * `name=value` pairs of an object. Arrays repeat their name, objects in it put theirs in brackets
 * (`metadata[colour]=red`); `undefined` and `null` are left out.
 */
export function serializePairs(values: object, separator = "&"): string {
  return pairs("", values).join(separator);
}

/** Puts values into a path template. Each fills one segment: none is empty, `.` or `..`. */
export function serializePath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    convert(name, values[name], (text) =>
      /^\.{0,2}$/.test(text) ? undefined : encodeURIComponent(text),
    ),
  );
}

/** A body as `fetch` takes it. What is no plain value is left as it is. */
export function serializeBody(body: unknown, type: string): unknown {
  if ([FormData, Blob, URLSearchParams].some((kind) => body instanceof kind)) return body;
  if (type.includes("json")) return JSON.stringify(body);
  return type.includes("urlencoded") && isPlain(body) ? serializePairs(body) : body;
}

/** Adds headers; `null` takes one away. Throws an `ArgumentError` for line breaks in a value. */
export function setHeaders(headers: Headers, values: object = {}): void {
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    if (value === null) headers.delete(name);
    else if (value !== undefined) {
      convert(name, Array.isArray(value) ? value.join() : value, (text) => {
        // `Headers` would trim some of them away.
        if (/[\r\n]/.test(text)) return undefined;
        headers.set(name, text);
        return true;
      });
    }
  }
}
