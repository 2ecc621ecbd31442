import type { BodyKind } from "./model.js";
import type { MediaTypeObject } from "./openapi.js";

export interface ChosenContent {
  /** As it is sent: without ranges, where there is a type that stands for one. */
  readonly mediaType: string;
  /** As the document has it. */
  readonly key: string;
  readonly kind: BodyKind;
  readonly content: MediaTypeObject;
}

const preference: readonly BodyKind[] = [
  "json",
  "form",
  "multipart",
  "events",
  "lines",
  "text",
  "binary",
];

export function bodyKindOf(mediaType: string): BodyKind {
  const essence = essenceOf(mediaType);
  if (isJson(essence) || essence === "*/*" || essence === "application/*") return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence === "text/event-stream") return "events";
  if (/^application\/(x-)?(jsonl|ndjson|jsonlines|json-lines|json-seq|ndjsonl)$/.test(essence)) {
    return "lines";
  }
  const isText = essence.startsWith("text/") || /[/+](xml|yaml|x-yaml)$/.test(essence);
  return isText ? "text" : "binary";
}

export function isJson(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === "application/json" || essence === "text/json" || essence.endsWith("+json");
}

function essenceOf(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** The media type a client speaks where several are offered: JSON if it can, else the first of a kind. */
export function chooseContent(
  offered: Readonly<Record<string, MediaTypeObject>> | undefined,
): ChosenContent | undefined {
  const candidates = Object.entries(offered ?? {}).map(([key, content]) => {
    const kind = bodyKindOf(key);
    return { key, kind, content, mediaType: sendable(key, kind) };
  });
  for (const kind of preference) {
    const first = candidates.find((candidate) => candidate.kind === kind);
    if (first !== undefined) return first;
  }
  return undefined;
}

/** `*\/*` is no type that a body can have. */
function sendable(mediaType: string, kind: BodyKind): string {
  if (!mediaType.includes("*")) return mediaType;
  if (kind === "json") return "application/json";
  if (kind === "text") return "text/plain";
  return kind === "multipart" ? "multipart/form-data" : mediaType;
}
