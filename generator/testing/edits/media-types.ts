/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call --
   an edit reaches anywhere in a document, which has no type */
import type { Editable } from "../books-document.js";
import { CREATE, body, drop, offerCsv, operation, type Row } from "./words.js";

/** What becomes of media types beside JSON. */
export const mediaTypes: readonly Row[] = [
  [
    "a media type is offered beside JSON, both ways",
    "holds",
    ["media-type-added"],
    (d) => {
      offerCsv(d);
    },
  ],
  [
    "a media type beside JSON goes, both ways",
    "breaks",
    ["media-type-removed"],
    (d) => {
      const other = { "text/plain": { schema: { type: "string" } } };
      operation(d, CREATE).requestBody.content = { ...body(d).content, ...other };
      Object.assign(operation(d, CREATE).responses["201"].content, other);
      drop(body(d).content, "text/csv");
      drop(operation(d, CREATE).responses["201"].content, "text/csv");
    },
    (d) => {
      offerCsv(d);
      const other = { "text/plain": { schema: { type: "string" } } };
      Object.assign(body(d).content, other);
      Object.assign(operation(d, CREATE).responses["201"].content, other);
    },
  ],
  [
    "what is sent and given beside JSON becomes another type",
    "breaks",
    ["request-property-required", "response-property-removed"],
    (d) => {
      const { requestBody, responses } = operation(d, CREATE);
      requestBody.content["application/vnd.a+json"].schema.required.push("b");
      drop(responses["201"].content["application/vnd.a+json"].schema.properties, "a");
    },
    (d) => {
      const { requestBody, responses } = operation(d, CREATE);
      const schema = (): Editable => ({
        type: "object",
        required: ["a"],
        properties: { a: { type: "string" }, b: { type: "string" } },
      });
      requestBody.content["application/vnd.a+json"] = { schema: schema() };
      responses["201"].content["application/vnd.a+json"] = {
        schema: { ...schema(), required: [] },
      };
    },
  ],
];
