import type { JsonObject, JsonValue } from "../../document.js";
import { getOwn, isObject } from "../../json.js";
import type { Path } from "../../pointer.js";
import { isMediaType } from "../http-syntax.js";
import { operationsOf } from "./operations.js";
import type { Reporter } from "./reporter.js";

/** Tells what bodies and responses say that is left out, or can't be sent. */
export function checkContents(root: JsonObject, reporter: Reporter): void {
  for (const { operation, path } of operationsOf(root)) {
    const body = getOwn(operation, "requestBody");
    if (isObject(body)) checkBody(body, [...path, "requestBody"], reporter);
    const responses = getOwn(operation, "responses");
    if (!isObject(responses)) continue;
    for (const [status, response] of Object.entries(responses)) {
      const place = [...path, "responses", status];
      if (/^[6-9]\d\d$/.test(status)) tellStatus(status, place, reporter);
      if (isObject(response)) checkMediaTypes(getOwn(response, "content"), place, reporter);
    }
  }
}

function checkBody(body: JsonObject, path: Path, reporter: Reporter): void {
  const content = getOwn(body, "content");
  checkMediaTypes(content, path, reporter);
  if (!isObject(content) || Object.keys(content).length > 0) return;
  reporter.report({
    code: "body-empty",
    severity: "warning",
    message: "The request body has no media type, and is left out",
    path: [...path, "content"],
    hint: "One that may be anything has the media type */*.",
  });
}

function checkMediaTypes(content: JsonValue | undefined, path: Path, reporter: Reporter): void {
  if (!isObject(content)) return;
  for (const [mediaType, media] of Object.entries(content)) {
    if (isObject(media)) checkParts(media, [...path, "content", mediaType], reporter);
    if (isMediaType(mediaType)) continue;
    reporter.report({
      code: "media-type-wrong",
      severity: "warning",
      message: `${JSON.stringify(mediaType)} is no media type, such as application/json`,
      path: [...path, "content", mediaType],
    });
  }
}

function checkParts(media: JsonObject, path: Path, reporter: Reporter): void {
  const encoding = getOwn(media, "encoding");
  const prefix = getOwn(media, "prefixEncoding");
  const parts: readonly (readonly [Path, JsonValue | undefined])[] = [
    ...entriesOf(isObject(encoding) ? encoding : {}).map(
      ([key, part]) => [["encoding", key], part] as const,
    ),
    ...entriesOf(Array.isArray(prefix) ? prefix : []).map(
      ([key, part]) => [["prefixEncoding", key], part] as const,
    ),
    [["itemEncoding"], getOwn(media, "itemEncoding")],
  ];
  for (const [place, part] of parts) {
    const mediaType = isObject(part) ? getOwn(part, "contentType") : undefined;
    if (
      typeof mediaType !== "string" ||
      mediaType.split(",").every((each) => isMediaType(each.trim()))
    )
      continue;
    const message = `${JSON.stringify(mediaType)} is no media type, such as application/json`;
    reporter.report({
      code: "media-type-wrong",
      severity: "warning",
      message,
      path: [...path, ...place, "contentType"],
    });
  }
}

function entriesOf(values: object): readonly (readonly [string, JsonValue])[] {
  return Object.entries(values) as [string, JsonValue][];
}

function tellStatus(status: string, path: Path, reporter: Reporter): void {
  reporter.report({
    code: "response-status",
    severity: "warning",
    message: `${status} is no HTTP status, and left out; known are 100 to 599`,
    path,
  });
}
