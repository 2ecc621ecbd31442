import type { Operation } from "openapi-backend";
import type { Fault } from "./answer.js";

const formType = "application/x-www-form-urlencoded";

/** A form's fields; JSON is left to the validator, which reports its syntax errors. */
export function parsedBody(contentType: string | undefined, text: string): unknown {
  if (text === "") return undefined;
  if (mediaType(contentType) !== formType) return text;
  const fields = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** The validator takes any body for the declared kind; the real server does not. */
export function mediaTypeFault(
  contentType: string | undefined,
  { requestBody }: Operation,
): Fault | undefined {
  if (requestBody === undefined || !("content" in requestBody)) return undefined;
  const declared = Object.keys(requestBody.content);
  const given = mediaType(contentType);
  if (given !== undefined && declared.includes(given)) return undefined;
  return {
    loc: ["header", "content-type"],
    msg: `must be ${declared.join(" or ")}`,
    type: "content_type",
  };
}

function mediaType(contentType: string | undefined): string | undefined {
  return contentType?.split(";", 1)[0]?.trim().toLowerCase();
}
