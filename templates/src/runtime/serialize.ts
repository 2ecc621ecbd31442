import { ArgumentError } from "./errors.js";
import type { CallArguments, ParameterStyles, Styles } from "./types.js";

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

/** How text is made safe for the place where it travels. */
export type Encode = (text: string) => string;

/** The text of a single value. Throws an `ArgumentError` where it has none, or none that can be sent. */
export function textOf(name: string, value: unknown, encode: Encode): string {
  return convert(name, value, encode);
}

/** `name=value` pairs; arrays repeat their name, members of objects stand in brackets behind it. */
export function pairs(name: string, value: unknown, encode: Encode): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((element) => pairs(name, element, encode));
  if (isPlain(value)) {
    return Object.entries(value).flatMap(([key, member]) =>
      pairs(name === "" ? key : `${name}[${key}]`, member, encode),
    );
  }
  return [convert(name, value, (text) => `${encodeURIComponent(name)}=${encode(text)}`)];
}

/** The texts of an array, or the names and values of an object in turn; else of the value itself. */
export function texts(name: string, value: unknown, encode: Encode): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value)
    ? value
    : isPlain(value)
      ? Object.entries(value).flatMap((member) => (isAbsent(member[1]) ? [] : member))
      : [value];
  return values.filter((each) => !isAbsent(each)).map((each) => textOf(name, each, encode));
}

/** Fails for a symbol, as an encoder does. */
function asItIs(text: string): string {
  return "".concat(text);
}

export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/**
 * `name=value` pairs of an object. Arrays repeat their name, objects in it put theirs in brackets
 * (`metadata[colour]=red`); `undefined` and `null` are left out.
 */
export function serializePairs(values: object, separator = "&"): string {
  return pairs("", values, encodeURIComponent).join(separator);
}

/**
 * Parameters of a query or of cookies, each in its own style. Where none is said, arrays repeat their
 * name and the members of an object stand for themselves.
 */
export function serializeParameters(
  values: object,
  styles: ParameterStyles = {},
  separator = "&",
): string {
  return Object.entries(values)
    .flatMap(([name, value]: [string, unknown]) => {
      const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
      if (isAbsent(value)) return [];
      return style?.(name, value, encodeURIComponent) ?? form(name, value);
    })
    .join(separator);
}

function form(name: string, value: unknown): readonly string[] {
  return pairs(isPlain(value) ? "" : name, value, encodeURIComponent);
}

/** Puts values into a path template. None is empty, and together they make no segment `.` or `..`. */
export function serializePath(
  template: string,
  values: Readonly<Record<string, unknown>>,
  styles: ParameterStyles = {},
): string {
  let last = "";

  function fill(_: string, name: string): string {
    last = name;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    const parts = isAbsent(value) ? [] : (style ?? simple)(name, value, encodeURIComponent);
    return filled(name, parts.join(""));
  }

  return template.replaceAll(/(?:\{[^{}]+\}|[^/])+/g, (segment) => {
    const whole = segment.replaceAll(/\{([^{}]+)\}/g, fill);
    return whole === segment ? whole : filled(last, whole, /^\.\.?$/);
  });
}

function filled(name: string, text: string, refused = /^$/): string {
  return convert(name, text, () => (refused.test(text) ? undefined : text));
}

/** Elements, or names and values, with commas between them. */
export function simple(name: string, value: unknown, encode: Encode): readonly string[] {
  return [texts(name, value, encode).join(",")];
}

/** Path and query of a request. What a template says of its query itself goes before the rest. */
export function serializeTarget(
  template: string,
  { path = {}, query = {} }: CallArguments,
  { path: pathStyles, query: queryStyles, querystring }: Styles = {},
): string {
  const [route = "", said] = template.replace(/#.*/s, "").split(/\?(.*)/s);
  const fixed = (said ?? "").split("&").flatMap((pair) => {
    const name = /\{([^{}]+)\}/.exec(pair)?.[1];
    if (name === undefined) return pair;
    return Object.hasOwn(path, name) ? serializePath(pair, path, pathStyles) : [];
  });
  const own = querystring
    ? querystring("", query, encodeURIComponent).join("&")
    : serializeParameters(query, queryStyles);
  const search = [...fixed, own].filter((part) => part !== "").join("&");
  return serializePath(route, path, pathStyles) + (search && `?${search}`);
}

/** A body as `fetch` takes it. What is no plain value is left as it is. */
export function serializeBody(body: unknown, type: string): unknown {
  if ([FormData, Blob, URLSearchParams].some((kind) => body instanceof kind)) return body;
  if (type.includes("json")) return JSON.stringify(body);
  return type.includes("urlencoded") && isPlain(body) ? serializePairs(body) : body;
}

/** Adds headers; `null` takes one away. Throws an `ArgumentError` for line breaks in a value. */
export function setHeaders(
  headers: Headers,
  values: object = {},
  styles: ParameterStyles = {},
): void {
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    if (value === null) headers.delete(name);
    else if (value !== undefined) {
      convert(name, (style ?? simple)(name, value, asItIs).join(), (text) => {
        // `Headers` would trim some of them away.
        if (/[\r\n]/.test(text) || (text === "" && value !== "")) return undefined;
        headers.set(name, text);
        return true;
      });
    }
  }
}
