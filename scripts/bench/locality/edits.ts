/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call --
   an edit reaches anywhere in a document, which has no type */
import type { Json } from "./documents.js";
import type { Locality } from "./measure.js";
import { enumIn, operationIn, schemaIn } from "./targets.js";

/** An edit that people make, found a place for in any document. */
export interface LocalityEdit {
  readonly what: string;
  /** Changes its argument; returns whether the document has a place for it. */
  readonly edit: (document: Json) => boolean;
  /** What it should do to the package, its manifest left out. */
  readonly aim?: { readonly says: string; readonly holds: (locality: Locality) => boolean };
}

const nothing = {
  says: "changes nothing",
  holds: ({ files }: Locality) => files.length === 0,
};

const WORDS = "In other words.";
const described = { type: "string", description: "Added by an edit." };

export const localityEdits: readonly LocalityEdit[] = [
  {
    what: "property added",
    edit: (document) => {
      const target = schemaIn(document);
      if (target !== undefined) target.schema.properties.added_by_edit = described;
      return target !== undefined;
    },
  },
  {
    what: "property made required",
    edit: (document) => {
      const target = schemaIn(document);
      if (target === undefined) return false;
      const { schema, optional } = target;
      schema.required = [...(schema.required ?? []), optional];
      return true;
    },
  },
  {
    what: "description edited",
    aim: {
      says: "one line a place where it is shown",
      holds: ({ added, removed }) =>
        removed.length === added.length && added.every((line) => line.includes(WORDS)),
    },
    edit: (document) => {
      const target = schemaIn(document);
      if (target === undefined) return false;
      const property = target.schema.properties[target.optional];
      property.description = `${property.description.trim()} ${WORDS}`;
      return true;
    },
  },
  {
    what: "enum value added",
    edit: (document) => {
      const target = enumIn(document);
      target?.enum.push("added_by_edit");
      return target !== undefined;
    },
  },
  {
    what: "operation added",
    aim: {
      says: "its resource, the schema and api.md alone",
      holds: ({ files }) =>
        files.filter((file) => !["api.md", "src/schema.d.ts"].includes(file)).length === 1 &&
        files.some((file) => file.startsWith("src/resources/")),
    },
    edit: addOperation,
  },
  {
    what: "operation removed",
    edit: (document) => {
      const target = operationIn(document);
      if (target !== undefined) Reflect.deleteProperty(document.paths[target.path], "get");
      return target !== undefined;
    },
  },
  {
    what: "parameter added",
    edit: (document) => {
      const target = operationIn(document);
      target?.operation.parameters.push({
        ...{ name: "added_by_edit", in: "query", description: described.description },
        schema: { type: "string" },
      });
      return target !== undefined;
    },
  },
  { what: "schema renamed", edit: renameSchema },
  {
    what: "tags reordered",
    aim: nothing,
    edit: (document) => {
      const { tags } = document;
      if (!Array.isArray(tags) || tags.length < 2) return false;
      tags.reverse();
      return true;
    },
  },
  {
    what: "keys shuffled",
    aim: nothing,
    edit: (document) => {
      shuffle(document);
      return true;
    },
  },
];

/** A list like another one, of a resource that is there: what a new endpoint mostly is. */
function addOperation(document: Json): boolean {
  const target = operationIn(document);
  if (target === undefined) return false;
  const { path, operation } = target;
  const copy = structuredClone(operation);
  if (typeof copy.operationId === "string") copy.operationId = `${copy.operationId}_added_by_edit`;
  for (const name of ["x-speakeasy-name-override", "x-pagewright"])
    Reflect.deleteProperty(copy, name);
  document.paths[`${path.replace(/\/$/, "")}/added-by-edit`] = {
    ...(document.paths[path].parameters && { parameters: document.paths[path].parameters }),
    get: copy,
  };
  return true;
}

function renameSchema(document: Json): boolean {
  const target = schemaIn(document);
  if (target === undefined) return false;
  const { name } = target;
  const [old, now] = [name, `${name}Renamed`].map((each) => `#/components/schemas/${each}`);
  const { schemas } = document.components;
  schemas[`${name}Renamed`] = schemas[name];
  Reflect.deleteProperty(schemas, name);
  const visit = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (member === old) value[key] = now;
      else visit(member);
    }
  };
  visit(document);
  return true;
}

/** Keys of all objects the other way round: no key stays where it was. */
function shuffle(value: Json): void {
  if (typeof value !== "object" || value === null) return;
  for (const member of Object.values(value)) shuffle(member);
  if (Array.isArray(value)) return;
  for (const key of Object.keys(value).reverse()) {
    const member = value[key];
    Reflect.deleteProperty(value, key);
    value[key] = member;
  }
}
