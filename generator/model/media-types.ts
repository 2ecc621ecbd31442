import type { MediaTypeObject } from "./openapi.js";

/** How a body of a media type is read or written. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

export interface ChosenContent {
  readonly mediaType: string;
  readonly kind: BodyKind;
  readonly content: MediaTypeObject;
}

const preference: readonly BodyKind[] = ["json", "form", "multipart", "text", "binary"];

export function bodyKindOf(mediaType: string): BodyKind {
  const essence = (mediaType.split(";")[0] ?? "").trim().toLowerCase();
  if (essence === "application/json" || essence.endsWith("+json") || essence === "*/*")
    return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence.startsWith("text/") || essence.endsWith("+xml") || essence === "application/xml") {
    return "text";
  }
  return "binary";
}

/** The media type a client speaks where several are offered: JSON if it can, else the first by name. */
export function chooseContent(
  offered: Readonly<Record<string, MediaTypeObject>> | undefined,
): ChosenContent | undefined {
  const candidates = Object.entries(offered ?? {}).map(([mediaType, content]) => ({
    mediaType,
    kind: bodyKindOf(mediaType),
    content,
  }));
  for (const kind of preference) {
    const exact = candidates.find((candidate) => candidate.kind === kind);
    if (exact !== undefined) return exact;
  }
  return undefined;
}
