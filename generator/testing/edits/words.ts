/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return --
   an edit reaches anywhere in a document, which has no type */
import type { Editable } from "../books-document.js";
import type { Edit } from "../edits.js";

/** An edit as a line of a table. */
export type Row = readonly [
  what: string,
  verdict: Edit["verdict"],
  codes: readonly string[],
  edit: Edit["edit"],
  before?: Edit["edit"],
];

export const schema = (document: Editable, name: string): Editable =>
  document.components.schemas[name];
export const property = (document: Editable, path: string): Editable => {
  const [name = "", key = ""] = path.split(".");
  return schema(document, name).properties[key];
};
export const operation = (document: Editable, route: string): Editable => {
  const [method = "", path = ""] = route.split(" ");
  return document.paths[path][method];
};
export const ok = (content: Editable): Editable => ({ description: "ok", content });
export const json = (value: Editable): Editable => ({ "application/json": { schema: value } });
export const unrequire = (document: Editable, name: string, key: string): void => {
  const { required } = schema(document, name);
  schema(document, name).required = required.filter((other: string) => other !== key);
};
export const drop = (holder: Editable, key: string): void => {
  Reflect.deleteProperty(holder, key);
};
export const GET = "get /books/{id}";
export const LIST = "get /books";
export const CREATE = "post /books";
export const body = (d: Editable): Editable => operation(d, CREATE).requestBody;
export const parameters = (d: Editable): Editable[] => operation(d, LIST).parameters;

export const offerCsv = (d: Editable): void => {
  const csv = { "text/csv": { schema: { type: "string" } } };
  Object.assign(body(d).content, csv);
  Object.assign(operation(d, CREATE).responses["201"].content, csv);
};

/** A server whose URL has a variable. */
export const regional = (): Editable => ({
  url: "https://{region}.books.example",
  variables: { region: { default: "eu", enum: ["eu", "us"] } },
  "x-pagewright": { name: "production" },
});
