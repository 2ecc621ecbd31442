import { ArgumentError } from "./errors.js";
import type { CallArguments, ParameterStyle, ParameterStyles, Styles } from "./types.js";

/** How text is made safe for the place where it travels. */
export type Encode = (text: string) => string;

/**
 * Makes something of the text of a value (a `Date`'s is ISO 8601). Throws an `ArgumentError`, without
 * the value, where it has no text or nothing can be made of it.
 */
export function textOf<Made = string>(
  name: string,
  value: unknown,
  make: (text: string) => Made | undefined,
): Made {
  try {
    const text: unknown = value instanceof Date ? value.toISOString() : value;
    const isNone = typeof text === "number" && !Number.isFinite(text);
    const made =
      isNone || isAbsent(text) || Object(text) === text ? undefined : make(text as string);
    if (made !== undefined) return made;
  } catch {
    // Said below.
  }
  throw new ArgumentError(`"${name}" has a value that cannot be sent`);
}

export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** Whether it is an object of no class, `{ ... }`; by the shape of its prototype, which differs between realms. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What an object has of its own by a name that may be any, like `constructor`. */
export function own<Value>(
  object: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** `name=value` pairs; arrays repeat their name, members of objects stand in brackets behind it. */
export function pairs(name: string, value: unknown, encode: Encode): readonly string[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value.flatMap((element) => pairs(name, element, encode));
  return isPlain(value)
    ? Object.entries(value).flatMap(([key, member]) =>
        pairs(name === "" ? key : `${name}[${key}]`, member, encode),
      )
    : [textOf(name, value, (text) => `${encodeURIComponent(name)}=${encode(text)}`)];
}

/** As a query has it where nothing else is said: members of an object stand for themselves. */
export const explodedForm: ParameterStyle = (name, value, encode) =>
  pairs(isPlain(value) ? "" : name, value, encode);

/** The texts of an array, or the names and values of an object in turn; else of the value itself. */
export function texts(name: string, value: unknown, encode: Encode): readonly string[] {
  const values: readonly unknown[] = isPlain(value)
    ? Object.entries(value).flatMap((member) => (isAbsent(member[1]) ? [] : member))
    : [value].flat();
  return values.flatMap((each) => (isAbsent(each) ? [] : textOf(name, each, encode)));
}

/** Elements, or names and values, with commas between them. */
export function simple(name: string, value: unknown, encode: Encode): readonly string[] {
  return [texts(name, value, encode).join()];
}

/**
 * `name=value` pairs of an object. Arrays repeat their name, objects in it put theirs in brackets
 * (`metadata[colour]=red`); `undefined` and `null` are left out.
 */
export function serializePairs(values: object): string {
  return pairs("", values, encodeURIComponent).join("&");
}

/**
 * Parameters of a query or of cookies, each in its own style. Where none is said, arrays repeat their
 * name and the members of an object stand for themselves.
 */
export function serializeParameters(
  values: object,
  styles?: ParameterStyles,
  separator = "&",
): string {
  let written: readonly string[] = [];
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    const write = own(styles, name) ?? explodedForm;
    if (!isAbsent(value)) written = written.concat(write(name, value, encodeURIComponent));
  }
  return written.join(separator);
}

/** Puts values into a path template. None is empty, and together they make no segment `.` or `..`. */
export function serializePath(
  template: string,
  values: Readonly<Record<string, unknown>>,
  styles?: ParameterStyles,
): string {
  if (!template.includes("{")) return template;
  let last = "";

  function fill(_: string, name: string): string {
    last = name;
    const value = own(values, name);
    const write = own(styles, name) ?? simple;
    return filled(name, isAbsent(value) ? "" : write(name, value, encodeURIComponent).join(""));
  }

  return template.replaceAll(/(?:\{[^{}]+\}|[^/])+/g, (segment) => {
    const whole = segment.replaceAll(/\{([^{}]+)\}/g, fill);
    return whole === segment ? whole : filled(last, whole, /^\.\.?$/);
  });
}

function filled(name: string, text: string, refused = /^$/): string {
  return textOf(name, text, () => (refused.test(text) ? undefined : text));
}

/** Path and query of a request, of a template that is a path and nothing else. */
export function serializeTarget(
  template: string,
  { path = {}, query = {} }: CallArguments,
  { path: pathStyles, query: queryStyles }: Styles = {},
): string {
  const search = serializeParameters(query, queryStyles);
  return serializePath(template, path, pathStyles) + (search && `?${search}`);
}

/** A media type of JSON; lines of JSON are none. */
export const jsonType = /[/+]json *(;|$)/i;

function headerText(name: string, value: unknown, style?: ParameterStyle): string {
  if (typeof value === "string" && !style) return value;
  // A text of its own fails for a symbol, as an encoder does.
  return (style ?? simple)(name, value, (text) => "".concat(text)).join();
}

/** Adds headers; `null` takes one away. Throws an `ArgumentError` for line breaks in a value. */
export function setHeaders(headers: Headers, values: object = {}, styles?: ParameterStyles): void {
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    if (value === null) headers.delete(name);
    else if (value !== undefined) {
      const text = headerText(name, value, own(styles, name));
      textOf(name, text, () => {
        // `Headers` would trim some of them away.
        if (/[\r\n]/.test(text) || (text === "" && value !== "")) return undefined;
        headers.set(name, text);
        return true;
      });
    }
  }
}
