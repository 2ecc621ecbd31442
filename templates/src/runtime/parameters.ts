import { explodedForm, isAbsent, isPlain, pairs, texts, textOf } from "./serialize.js";
import type { ParameterStyle } from "./types.js";

export { explodedForm };

/** The styles of OpenAPI that are not the usual ones of their places. */

/** `a=1,b=2` for an object; arrays are as without it. */
export const simpleExploded: ParameterStyle = (name, value, encode) => [
  isPlain(value) ? members(name, value, encode).join(",") : texts(name, value, encode).join(","),
];

/** `.a,b` */
export const labelStyle: ParameterStyle = (name, value, encode) => [
  `.${texts(name, value, encode).join(",")}`,
];

/** `.a.b`, `.a=1.b=2` */
export const labelExploded: ParameterStyle = (name, value, encode) =>
  (isPlain(value) ? members(name, value, encode) : texts(name, value, encode)).map(
    (text) => `.${text}`,
  );

/** `;name=a,b` */
export const matrixStyle: ParameterStyle = (name, value, encode) => [
  matrixPair(name, texts(name, value, encode).join(",")),
];

/** `;name=a;name=b`, `;a=1;b=2` */
export const matrixExploded: ParameterStyle = (name, value, encode) =>
  isPlain(value)
    ? members(name, value, encode).map((member) => `;${member}`)
    : texts(name, value, encode).map((text) => matrixPair(name, text));

function matrixPair(name: string, text: string): string {
  const parameter = `;${encodeURIComponent(name)}`;
  return text === "" ? parameter : `${parameter}=${text}`;
}

/** `name=a,b` */
export const commaDelimited: ParameterStyle = (...given) => delimited(",", ...given);

/** `name=a%20b` */
export const spaceDelimited: ParameterStyle = (...given) => delimited("%20", ...given);

/** `name=a%7Cb` */
export const pipeDelimited: ParameterStyle = (...given) => delimited("%7C", ...given);

function delimited(
  delimiter: string,
  ...[name, value, encode]: Parameters<ParameterStyle>
): readonly string[] {
  const all = texts(name, value, encode);
  return all.length === 0 ? [] : [`${encodeURIComponent(name)}=${all.join(delimiter)}`];
}

/** `name[a]=1&name[b]=2`, to any depth; arrays in it repeat their name. */
export const deepObject: ParameterStyle = pairs;

/** Cookies `name=a` and `name=b`, or `a=1` and `b=2`: nothing is escaped. */
export const cookieExploded: ParameterStyle = (name, value) =>
  isPlain(value)
    ? Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
        isAbsent(member) ? [] : [cookie(key, textOf(key, member, cookieText))],
      )
    : texts(name, value, cookieText).map((text) => cookie(name, text));

/** A cookie `name=a,b`: nothing is escaped. */
export const cookieStyle: ParameterStyle = (name, value) => {
  const all = texts(name, value, cookieText);
  return all.length === 0 ? [] : [cookie(name, all.join())];
};

function cookie(name: string, text: string): string {
  return textOf(name, name, (given) =>
    /^[\w!#$%&'*+.^`|~-]+$/.test(given) ? `${given}=${text}` : undefined,
  );
}

/** What a cookie can hold (RFC 6265, and in quotes if it likes). What would end it is the caller's to escape. */
function cookieText(text: string): string {
  if (/^(?:[!#-+\--:<-[\]-~]*|"[!#-+\--:<-[\]-~]*")$/.test(text)) return text;
  throw new TypeError("not the text of a cookie");
}

/** `name={"a":1}` */
export const asJson: ParameterStyle = (name, value, encode) => [
  `${encodeURIComponent(name)}=${jsonText(name, value, encode)}`,
];

/** JSON alone, where the name is not sent: a path, a header, a query as a whole. */
export const asBareJson: ParameterStyle = (name, value, encode) => [jsonText(name, value, encode)];

/** Other than ASCII is escaped: headers cannot hold it. */
function jsonText(name: string, value: unknown, encode: (text: string) => string): string {
  return textOf(name, "", () => {
    const text = (JSON.stringify(value) as string | undefined)?.replaceAll(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    return text && encode(text);
  });
}

/** Leaves reserved characters as they are, but for those that would end the value. */
export function allowReserved(style: ParameterStyle = explodedForm): ParameterStyle {
  return (name, value) => style(name, value, encodeReserved);
}

/** As RFC 6570 expands what is reserved: brackets stay, too, and so does what is encoded already. */
function encodeReserved(text: string): string {
  return encodeURI(text)
    .replaceAll(/%5[BD]/g, decodeURIComponent)
    .replaceAll(/%25([\da-f]{2})/gi, "%$1")
    .replaceAll(/[#&+]/g, encodeURIComponent);
}

function members(name: string, value: object, encode: (text: string) => string): readonly string[] {
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    isAbsent(member) ? [] : [`${encode(key)}=${textOf(name, member, encode)}`],
  );
}
