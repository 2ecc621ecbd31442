/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return --
   an edit reaches anywhere in a document, which has no type */
import type { Editable } from "./books-document.js";

/** An edit of the API of books, and what a person would say of it. */
export interface Edit {
  readonly what: string;
  /** What the document is like before, where not as it is. */
  readonly before?: (document: Editable) => void;
  readonly edit: (document: Editable) => void;
  readonly verdict: "breaks" | "holds";
  /** The codes of all findings, in any order, each once. */
  readonly codes: readonly string[];
}

type Row = readonly [
  what: string,
  verdict: Edit["verdict"],
  codes: readonly string[],
  edit: Edit["edit"],
  before?: Edit["edit"],
];

const schema = (document: Editable, name: string): Editable => document.components.schemas[name];
const property = (document: Editable, path: string): Editable => {
  const [name = "", key = ""] = path.split(".");
  return schema(document, name).properties[key];
};
const operation = (document: Editable, route: string): Editable => {
  const [method = "", path = ""] = route.split(" ");
  return document.paths[path][method];
};
const ok = (content: Editable): Editable => ({ description: "ok", content });
const json = (value: Editable): Editable => ({ "application/json": { schema: value } });
const unrequire = (document: Editable, name: string, key: string): void => {
  const { required } = schema(document, name);
  schema(document, name).required = required.filter((other: string) => other !== key);
};
const drop = (holder: Editable, key: string): void => {
  Reflect.deleteProperty(holder, key);
};
const GET = "get /books/{id}";
const LIST = "get /books";
const CREATE = "post /books";
const body = (d: Editable): Editable => operation(d, CREATE).requestBody;
const parameters = (d: Editable): Editable[] => operation(d, LIST).parameters;

/** A server whose URL has a variable. */
const regional = (): Editable => ({
  url: "https://{region}.books.example",
  variables: { region: { default: "eu", enum: ["eu", "us"] } },
  "x-pagewright": { name: "production" },
});

const responses: readonly Row[] = [
  [
    "a required property goes from a response",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Book").properties, "title");
      unrequire(d, "Book", "title");
    },
  ],
  [
    "an optional property goes from a response",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Book").properties, "subtitle");
    },
  ],
  [
    "a property of a property goes",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Author").properties, "born");
    },
  ],
  [
    "a property is renamed in a response",
    "breaks",
    ["response-property-removed", "response-property-added"],
    (d) => {
      schema(d, "Book").properties.name = property(d, "Book.title");
      drop(schema(d, "Book").properties, "title");
      schema(d, "Book").required = ["id", "name", "status", "author"];
    },
  ],
  [
    "a response has a new property",
    "holds",
    ["response-property-added"],
    (d) => {
      schema(d, "Book").properties.isbn = { type: "string" };
    },
  ],
  [
    "a response has a new required property",
    "holds",
    ["response-property-added"],
    (d) => {
      schema(d, "Book").properties.isbn = { type: "string" };
      schema(d, "Book").required.push("isbn");
    },
  ],
  [
    "a response's property may be missing",
    "breaks",
    ["response-property-optional"],
    (d) => {
      unrequire(d, "Book", "title");
    },
  ],
  [
    "a response's property is always there",
    "holds",
    ["response-property-required"],
    (d) => {
      schema(d, "Book").required.push("subtitle");
    },
  ],
  [
    "a response's property may be null",
    "breaks",
    ["response-type-widened"],
    (d) => {
      property(d, "Book.title").type = ["string", "null"];
    },
  ],
  [
    "a response's property is never null any more",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      property(d, "Book.year").type = "integer";
    },
  ],
  [
    "a response's property changes from string to number",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Book.title").type = "number";
    },
  ],
  [
    "a response's property becomes one of several types",
    "breaks",
    ["response-type-widened"],
    (d) => {
      property(d, "Book.title").type = ["string", "integer"];
    },
  ],
  [
    "a response's string becomes an enum",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      property(d, "Book.title").enum = ["a", "b"];
    },
  ],
  [
    "a response's enum becomes any string",
    "breaks",
    ["response-type-widened"],
    (d) => {
      drop(property(d, "Book.status"), "enum");
    },
  ],
  [
    "a response's enum has a new value",
    "breaks",
    ["response-type-widened"],
    (d) => {
      property(d, "Book.status").enum.push("lost");
    },
  ],
  [
    "a response's enum loses a value",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      property(d, "Book.status").enum.pop();
    },
  ],
  [
    "an integer becomes a number",
    "holds",
    [],
    (d) => {
      property(d, "Author.born").type = "number";
    },
  ],
  [
    "an array's elements change their type",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Book.tags").items.type = "integer";
    },
  ],
  [
    "an array becomes a single value",
    "breaks",
    ["response-type-changed"],
    (d) => {
      schema(d, "Book").properties.tags = { type: "string" };
    },
  ],
  [
    "a dictionary's values change their type",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Book.notes").additionalProperties.type = "integer";
    },
  ],
  [
    "a dictionary is closed",
    "breaks",
    ["response-property-removed", "response-property-added"],
    (d) => {
      schema(d, "Book").properties.notes = {
        type: "object",
        properties: { short: { type: "string" } },
      };
    },
  ],
  [
    "an object becomes a string",
    "breaks",
    ["response-type-changed"],
    (d) => {
      schema(d, "Book").properties.author = { type: "string" };
    },
  ],
  [
    "a union has a new alternative",
    "breaks",
    ["response-type-widened", "schema-added"],
    (d) => {
      schema(d, "Cover").oneOf.push({ $ref: "#/components/schemas/Video" });
      schema(d, "Cover").discriminator.mapping.video = "#/components/schemas/Video";
      d.components.schemas.Video = {
        type: "object",
        required: ["kind"],
        properties: { kind: { const: "video" } },
      };
    },
  ],
  [
    "a union loses an alternative whose type stays",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      schema(d, "Cover").oneOf.pop();
      drop(schema(d, "Cover").discriminator.mapping, "drawing");
    },
  ],
  [
    "an alternative of a union loses a property",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Photo").properties, "camera");
    },
  ],
  [
    "a discriminator's value changes",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Photo.kind").const = "picture";
      schema(d, "Cover").discriminator.mapping = {
        picture: "#/components/schemas/Photo",
        drawing: "#/components/schemas/Drawing",
      };
    },
  ],
  [
    "a response loses its body",
    "breaks",
    ["response-type-changed"],
    (d) => {
      operation(d, GET).responses["200"] = { description: "ok" };
    },
  ],
  [
    "an operation without a body gets one",
    "breaks",
    ["response-type-changed"],
    (d) => {
      operation(d, "delete /books/{id}").responses = {
        "200": ok(json({ $ref: "#/components/schemas/Book" })),
        "404": operation(d, "delete /books/{id}").responses["404"],
      };
    },
  ],
  [
    "a response changes from JSON to text",
    "breaks",
    ["response-type-changed"],
    (d) => {
      operation(d, GET).responses["200"] = ok({ "text/plain": { schema: { type: "string" } } });
    },
  ],
  [
    "a response's status changes from 200 to 201",
    "holds",
    [],
    (d) => {
      const { responses: all } = operation(d, GET);
      all["201"] = all["200"];
      drop(all, "200");
    },
  ],
  [
    "a second successful response has another body",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["202"] = ok(json({ $ref: "#/components/schemas/Author" }));
    },
  ],
  [
    "an operation may fail in a new way",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["409"] = ok(json({ $ref: "#/components/schemas/Problem" }));
    },
  ],
  [
    "an operation no longer fails in one of two ways",
    "holds",
    ["response-type-narrowed"],
    (d) => {
      drop(operation(d, GET).responses, "409");
    },
    (d) => {
      operation(d, GET).responses["409"] = ok(json({ $ref: "#/components/schemas/Problem" }));
    },
  ],
  [
    "an error's body loses a property",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Problem").properties, "code");
    },
  ],
  [
    "a property becomes write-only, and is no longer sent back",
    "breaks",
    ["response-property-removed"],
    (d) => {
      property(d, "Book.subtitle").writeOnly = true;
    },
  ],
  [
    "a response may come without a body",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["204"] = { description: "none" };
    },
  ],
  [
    "a whole response may be null",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["200"] = ok(
        json({ anyOf: [{ $ref: "#/components/schemas/Book" }, { type: "null" }] }),
      );
    },
  ],
  [
    "a response becomes a stream of events",
    "breaks",
    ["response-property-added", "response-property-removed"],
    (d) => {
      operation(d, GET).responses["200"] = ok({
        "text/event-stream": { schema: { $ref: "#/components/schemas/Book" } },
      });
    },
  ],
  [
    "a response is JSON by another name",
    "holds",
    ["accept-changed"],
    (d) => {
      operation(d, GET).responses["200"] = ok({
        "application/vnd.books+json": { schema: { $ref: "#/components/schemas/Book" } },
      });
    },
  ],
  [
    "an error's status changes",
    "breaks",
    ["response-type-changed"],
    (d) => {
      const { responses: all } = operation(d, GET);
      all["410"] = all["404"];
      drop(all, "404");
    },
  ],
  [
    "errors of a range are described, where one was",
    "breaks",
    ["response-type-widened"],
    (d) => {
      const { responses: all } = operation(d, GET);
      all["4XX"] = all["404"];
      drop(all, "404");
    },
  ],
  [
    "an error's body changes its type",
    "breaks",
    ["response-type-changed"],
    (d) => {
      property(d, "Problem.detail").type = "array";
      property(d, "Problem.detail").items = { type: "string" };
    },
  ],
  [
    "an error has no body any more",
    "breaks",
    ["response-type-widened"],
    (d) => {
      operation(d, GET).responses["404"] = { description: "none" };
    },
  ],
  [
    "an array's elements may be null",
    "breaks",
    ["response-type-widened"],
    (d) => {
      property(d, "Book.tags").items.type = ["string", "null"];
    },
  ],
  [
    "an array must not hold anything twice",
    "holds",
    ["range-changed"],
    (d) => {
      property(d, "Book.tags").uniqueItems = true;
    },
  ],
  [
    "a string's format changes",
    "holds",
    ["format-changed"],
    (d) => {
      property(d, "Book.id").format = "uuid";
    },
  ],
  [
    "a schema that holds itself changes",
    "breaks",
    ["response-type-changed"],
    (d) => {
      drop(property(d, "Author.born"), "type");
      property(d, "Author.born").type = "string";
    },
    (d) => {
      schema(d, "Author").properties.teacher = { $ref: "#/components/schemas/Author" };
    },
  ],
  [
    "an object is made of two",
    "holds",
    ["response-property-added"],
    (d) => {
      schema(d, "Drawing").allOf = [
        { type: "object", properties: { painter: { type: "string" } } },
      ];
    },
  ],
  [
    "an alternative of a union is renamed",
    "breaks",
    ["export-removed", "schema-added"],
    (d) => {
      d.components.schemas.Picture = schema(d, "Photo");
      drop(d.components.schemas, "Photo");
      schema(d, "Cover").oneOf[0].$ref = "#/components/schemas/Picture";
      schema(d, "Cover").discriminator.mapping.photo = "#/components/schemas/Picture";
    },
  ],
];

const requests: readonly Row[] = [
  [
    "a request's body has a new optional property",
    "holds",
    ["request-property-added"],
    (d) => {
      schema(d, "NewBook").properties.isbn = { type: "string" };
    },
  ],
  [
    "a request's body has a new required property",
    "breaks",
    ["request-property-required"],
    (d) => {
      schema(d, "NewBook").properties.isbn = { type: "string" };
      schema(d, "NewBook").required.push("isbn");
    },
  ],
  [
    "a request's optional property becomes required",
    "breaks",
    ["request-property-required"],
    (d) => {
      schema(d, "NewBook").required.push("subtitle");
    },
  ],
  [
    "a request's required property becomes optional",
    "holds",
    ["request-property-optional"],
    (d) => {
      unrequire(d, "NewBook", "title");
    },
  ],
  [
    "an optional property goes from a request",
    "breaks",
    ["request-property-removed"],
    (d) => {
      drop(schema(d, "NewBook").properties, "subtitle");
    },
  ],
  [
    "a property goes from what a request has several of",
    "breaks",
    ["request-property-removed"],
    (d) => {
      drop(schema(d, "NewAuthor").properties, "born");
    },
  ],
  [
    "a property of a request's array becomes required",
    "breaks",
    ["request-property-required"],
    (d) => {
      schema(d, "NewAuthor").required.push("born");
    },
  ],
  [
    "a request's enum takes a new value",
    "holds",
    ["request-type-widened"],
    (d) => {
      property(d, "NewBook.kind").enum.push("essays");
    },
  ],
  [
    "a request's enum no longer takes a value",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      property(d, "NewBook.kind").enum.pop();
    },
  ],
  [
    "a request's string becomes an enum",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      property(d, "NewBook.title").enum = ["a", "b"];
    },
  ],
  [
    "a request's enum becomes any string",
    "holds",
    ["request-type-widened"],
    (d) => {
      drop(property(d, "NewBook.kind"), "enum");
    },
  ],
  [
    "a request's property no longer takes null",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      property(d, "NewBook.price").type = "number";
    },
  ],
  [
    "a request's property also takes null",
    "holds",
    ["request-type-widened"],
    (d) => {
      property(d, "NewBook.title").type = ["string", "null"];
    },
  ],
  [
    "a request's property changes its type",
    "breaks",
    ["request-type-changed"],
    (d) => {
      property(d, "NewBook.title").type = "integer";
      drop(property(d, "NewBook.title"), "maxLength");
    },
    (d) => {
      drop(property(d, "NewBook.title"), "maxLength");
    },
  ],
  [
    "a body may be left out",
    "holds",
    ["argument-optional"],
    (d) => {
      body(d).required = false;
    },
  ],
  [
    "a body has to be given",
    "breaks",
    ["argument-required"],
    (d) => {
      body(d).required = true;
    },
    (d) => {
      body(d).required = false;
    },
  ],
  [
    "an operation takes no body any more",
    "breaks",
    ["argument-removed"],
    (d) => {
      drop(operation(d, CREATE), "requestBody");
    },
  ],
  [
    "an operation takes a body",
    "breaks",
    ["argument-required"],
    (d) => {
      operation(d, GET).requestBody = {
        required: true,
        content: json({ $ref: "#/components/schemas/NewBook" }),
      };
    },
  ],
  [
    "a body is sent as a form",
    "holds",
    ["media-type-changed"],
    (d) => {
      body(d).content = {
        "application/x-www-form-urlencoded": body(d).content["application/json"],
      };
    },
  ],
  [
    "a query has a new optional parameter",
    "holds",
    ["request-property-added"],
    (d) => {
      parameters(d).push({ name: "search", in: "query", schema: { type: "string" } });
    },
  ],
  [
    "a query has a new required parameter",
    "breaks",
    ["argument-required", "request-property-required"],
    (d) => {
      parameters(d).push({
        name: "search",
        in: "query",
        required: true,
        schema: { type: "string" },
      });
    },
  ],
  [
    "a parameter goes from a query",
    "breaks",
    ["request-property-removed"],
    (d) => {
      parameters(d).pop();
    },
  ],
  [
    "a parameter's enum loses a value",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      parameters(d)[2].schema.enum.pop();
    },
  ],
  [
    "the first query parameter of an operation pushes its options back",
    "breaks",
    ["argument-added", "argument-moved"],
    (d) => {
      operation(d, GET).parameters.push({
        name: "fields",
        in: "query",
        schema: { type: "string" },
      });
    },
  ],
  [
    "a path's parameter changes its type",
    "breaks",
    ["request-type-changed"],
    (d) => {
      operation(d, GET).parameters[0].schema.type = "integer";
    },
  ],
  [
    "a path's parameter is renamed",
    "holds",
    ["path-changed"],
    (d) => {
      d.paths["/books/{key}"] = d.paths["/books/{id}"];
      drop(d.paths, "/books/{id}");
      for (const each of ["get", "delete"])
        operation(d, `${each} /books/{key}`).parameters[0].name = "key";
    },
  ],
  [
    "a path has another parameter",
    "breaks",
    ["argument-required", "path-changed"],
    (d) => {
      d.paths["/books/{id}/cover/{side}"] = d.paths["/books/{id}/cover"];
      drop(d.paths, "/books/{id}/cover");
      operation(d, "get /books/{id}/cover/{side}").parameters.push({
        name: "side",
        in: "path",
        required: true,
        schema: { type: "string" },
      });
    },
  ],
  [
    "a property becomes read-only, and is no longer taken",
    "breaks",
    ["request-property-removed", "schema-added"],
    (d) => {
      property(d, "NewBook.subtitle").readOnly = true;
    },
  ],
  [
    "a request's property is renamed",
    "breaks",
    ["request-property-added", "request-property-removed"],
    (d) => {
      schema(d, "NewBook").properties.byline = property(d, "NewBook.subtitle");
      drop(schema(d, "NewBook").properties, "subtitle");
    },
  ],
  [
    "a request's union takes another alternative",
    "holds",
    ["request-type-widened"],
    (d) => {
      property(d, "NewBook.price").type = ["number", "null", "string"];
    },
  ],
  [
    "a request's union of objects takes one less",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      property(d, "NewBook.cover").oneOf.pop();
    },
    (d) => {
      schema(d, "NewBook").properties.cover = {
        oneOf: [{ $ref: "#/components/schemas/Photo" }, { $ref: "#/components/schemas/Drawing" }],
      };
    },
  ],
  [
    "a request's dictionary takes other values",
    "breaks",
    ["request-type-changed"],
    (d) => {
      property(d, "NewBook.notes").additionalProperties.type = "integer";
    },
    (d) => {
      schema(d, "NewBook").properties.notes = {
        type: "object",
        additionalProperties: { type: "string" },
      };
    },
  ],
  [
    "a body is sent in several parts, as the same type",
    "holds",
    ["media-type-changed"],
    (d) => {
      body(d).content = { "multipart/form-data": body(d).content["application/json"] };
    },
  ],
  [
    "a body is text, no longer JSON",
    "breaks",
    ["media-type-changed", "request-type-changed"],
    (d) => {
      body(d).content = { "text/plain": { schema: { type: "string" } } };
    },
  ],
  [
    "a query's parameter becomes required",
    "breaks",
    ["argument-required", "request-property-required"],
    (d) => {
      parameters(d)[2].required = true;
    },
  ],
  [
    "a query's parameter becomes optional",
    "holds",
    ["argument-optional", "request-property-optional"],
    (d) => {
      parameters(d)[2].required = false;
    },
    (d) => {
      parameters(d)[2].required = true;
    },
  ],
  [
    "a query's parameter is renamed",
    "breaks",
    ["request-property-added", "request-property-removed"],
    (d) => {
      parameters(d)[2].name = "sort";
    },
  ],
  [
    "a query's parameter takes a list, no longer one value",
    "breaks",
    ["request-type-changed"],
    (d) => {
      parameters(d)[2].schema = { type: "array", items: parameters(d)[2].schema };
    },
  ],
  [
    "a query's parameter is written in another style",
    "holds",
    ["parameter-style-changed"],
    (d) => {
      parameters(d)[2].explode = false;
    },
    (d) => {
      parameters(d)[2].schema = { type: "array", items: { type: "string" } };
    },
  ],
  [
    "a query's parameter has another default",
    "holds",
    ["default-changed"],
    (d) => {
      parameters(d)[0].schema.default = 2;
    },
  ],
  [
    "an operation has a new optional header",
    "breaks",
    ["argument-added", "argument-moved"],
    (d) => {
      operation(d, GET).parameters.push({
        name: "X-Trace",
        in: "header",
        schema: { type: "string" },
      });
    },
  ],
  [
    "a header becomes required",
    "breaks",
    ["argument-required", "request-property-required"],
    (d) => {
      operation(d, GET).parameters[1].required = true;
    },
    (d) => {
      operation(d, GET).parameters.push({
        name: "X-Trace",
        in: "header",
        schema: { type: "string" },
      });
    },
  ],
  [
    "a cookie goes",
    "breaks",
    ["argument-removed", "export-removed"],
    (d) => {
      operation(d, GET).parameters.pop();
    },
    (d) => {
      operation(d, GET).parameters.push({ name: "seen", in: "cookie", schema: { type: "string" } });
    },
  ],
  [
    "a path's parameter takes only listed values",
    "breaks",
    ["request-type-narrowed"],
    (d) => {
      operation(d, GET).parameters[0].schema.enum = ["first", "last"];
    },
  ],
];

const clients: readonly Row[] = [
  [
    "an operation is new",
    "holds",
    ["operation-added"],
    (d) => {
      d.paths["/authors"] = {
        get: {
          tags: ["books"],
          operationId: "authors",
          responses: { "204": { description: "none" } },
        },
      };
    },
  ],
  [
    "an operation goes",
    "breaks",
    ["operation-removed"],
    (d) => {
      drop(d.paths["/books/{id}"], "delete");
    },
  ],
  [
    "an operation's method is renamed",
    "breaks",
    ["operation-renamed"],
    (d) => {
      operation(d, GET)["x-pagewright"] = { method: "fetch" };
    },
  ],
  [
    "an operation moves to another resource",
    "breaks",
    ["operation-renamed"],
    (d) => {
      operation(d, GET)["x-pagewright"] = { resource: "shelf", method: "get" };
    },
  ],
  [
    "an operation is deprecated",
    "holds",
    ["operation-deprecated"],
    (d) => {
      operation(d, GET).deprecated = true;
    },
  ],
  [
    "a property is deprecated",
    "holds",
    ["property-deprecated"],
    (d) => {
      property(d, "Book.subtitle").deprecated = true;
    },
  ],
  [
    "a path changes",
    "holds",
    ["path-changed"],
    (d) => {
      d.paths["/v2/books/{id}/cover"] = d.paths["/books/{id}/cover"];
      drop(d.paths, "/books/{id}/cover");
    },
  ],
  [
    "an HTTP method changes",
    "holds",
    ["method-changed"],
    (d) => {
      d.paths["/books/{id}/cover"].post = d.paths["/books/{id}/cover"].get;
      drop(d.paths["/books/{id}/cover"], "get");
      operation(d, "post /books/{id}/cover")["x-pagewright"] = { method: "show" };
    },
  ],
  [
    "a default changes",
    "holds",
    ["default-changed"],
    (d) => {
      property(d, "NewBook.kind").default = "poems";
    },
  ],
  [
    "a maximum is lowered",
    "holds",
    ["range-changed"],
    (d) => {
      parameters(d)[1].schema.maximum = 50;
    },
  ],
  [
    "a length is bounded more narrowly",
    "holds",
    ["range-changed"],
    (d) => {
      property(d, "NewBook.title").maxLength = 20;
    },
  ],
  [
    "a list no longer comes in pages",
    "breaks",
    ["pagination-removed"],
    (d) => {
      drop(operation(d, LIST), "x-pagewright");
    },
  ],
  [
    "a list now comes in pages",
    "breaks",
    ["pagination-added"],
    (d) => {
      operation(d, LIST)["x-pagewright"] = {
        pagination: { style: "page", request: { page: "page" }, response: { items: "/items" } },
      };
    },
    (d) => {
      drop(operation(d, LIST), "x-pagewright");
    },
  ],
  [
    "a list's pages count from zero",
    "holds",
    ["pagination-changed"],
    (d) => {
      operation(d, LIST)["x-pagewright"].pagination.first = 0;
    },
  ],
  [
    "a list's items lose a property",
    "breaks",
    ["response-property-removed"],
    (d) => {
      drop(schema(d, "Book").properties, "tags");
    },
  ],
  [
    "a page's body loses what is beside its items",
    "breaks",
    ["response-property-removed", "pagination-changed"],
    (d) => {
      drop(
        operation(d, LIST).responses["200"].content["application/json"].schema.properties,
        "total",
      );
      drop(operation(d, LIST)["x-pagewright"].pagination.response, "total");
    },
  ],
  [
    "an operation needs other credentials",
    "holds",
    ["security-changed"],
    (d) => {
      operation(d, GET).security = [{ session: [] }];
    },
  ],
  [
    "an operation needs no credentials",
    "holds",
    ["security-changed"],
    (d) => {
      operation(d, GET).security = [];
    },
  ],
  [
    "a credential goes",
    "breaks",
    ["credential-removed"],
    (d) => {
      drop(d.components.securitySchemes, "session");
    },
  ],
  [
    "a credential is new",
    "holds",
    ["credential-added"],
    (d) => {
      d.components.securitySchemes.key = { type: "apiKey", in: "query", name: "key" };
    },
  ],
  [
    "a token becomes a user name and password",
    "breaks",
    ["credential-changed"],
    (d) => {
      d.components.securitySchemes.token.scheme = "basic";
    },
  ],
  [
    "a credential travels in another header",
    "holds",
    ["credential-moved"],
    (d) => {
      d.components.securitySchemes.session.name = "X-Token";
    },
  ],
  [
    "a server goes",
    "breaks",
    ["server-removed"],
    (d) => {
      d.servers.pop();
    },
  ],
  [
    "a server is new",
    "holds",
    ["server-added"],
    (d) => {
      d.servers.push({ url: "https://eu.books.example", "x-pagewright": { name: "europe" } });
    },
  ],
  [
    "a server moves",
    "holds",
    ["server-moved"],
    (d) => {
      d.servers[0].url = "https://api.books.example";
    },
  ],
  [
    "another server is the default",
    "holds",
    ["server-default-changed"],
    (d) => {
      d.servers.reverse();
    },
  ],
  [
    "a schema is renamed",
    "breaks",
    ["export-removed", "schema-added"],
    (d) => {
      d.components.schemas.Writer = schema(d, "Author");
      drop(d.components.schemas, "Author");
      property(d, "Book.author").$ref = "#/components/schemas/Writer";
    },
  ],
  [
    "a schema that nothing uses goes",
    "breaks",
    ["export-removed"],
    (d) => {
      drop(d.components.schemas, "Unused");
    },
    (d) => {
      d.components.schemas.Unused = { type: "object", properties: { a: { type: "string" } } };
    },
  ],
  [
    "a schema is new",
    "holds",
    ["schema-added"],
    (d) => {
      d.components.schemas.Unused = { type: "object", properties: { a: { type: "string" } } };
    },
  ],
  [
    "the client is renamed",
    "breaks",
    ["client-renamed"],
    (d) => {
      d["x-pagewright"] = { client: "Shelf" };
    },
  ],
  [
    "a description is edited",
    "holds",
    ["description-changed"],
    (d) => {
      property(d, "Book.title").description = "Its title.";
    },
  ],
  [
    "an operation is described in other words",
    "holds",
    ["description-changed"],
    (d) => {
      operation(d, GET).summary = "Get a book";
    },
  ],
  [
    "nothing but the order changes",
    "holds",
    [],
    (d) => {
      d.paths = Object.fromEntries(Object.entries(d.paths).reverse());
    },
  ],
  [
    "an operation is left out",
    "breaks",
    ["operation-removed"],
    (d) => {
      operation(d, "get /books/{id}/cover")["x-pagewright"] = { ignore: true };
    },
  ],
  [
    "an operation is no longer deprecated",
    "holds",
    ["operation-undeprecated"],
    (d) => {
      operation(d, GET).deprecated = false;
    },
    (d) => {
      operation(d, GET).deprecated = true;
    },
  ],
  [
    "an operation is served elsewhere",
    "holds",
    ["operation-server-changed"],
    (d) => {
      operation(d, GET).servers = [{ url: "https://archive.books.example" }];
    },
  ],
  [
    "a list's pages lose their numbers",
    "breaks",
    ["page-numbers-removed", "pagination-changed"],
    (d) => {
      operation(d, LIST)["x-pagewright"].pagination = {
        ...{ style: "offset", request: { offset: "page" }, response: { items: "/items" } },
      };
    },
  ],
  [
    "a list's pages get numbers",
    "holds",
    ["page-numbers-added", "pagination-changed"],
    (d) => {
      operation(d, LIST)["x-pagewright"].pagination = {
        ...{ style: "page", request: { page: "page" }, response: { items: "/items" } },
      };
    },
    (d) => {
      operation(d, LIST)["x-pagewright"].pagination = {
        ...{ style: "offset", request: { offset: "page" }, response: { items: "/items" } },
      };
    },
  ],
  [
    "a list is asked for its size by another parameter",
    "breaks",
    ["pagination-changed", "request-property-added", "request-property-removed"],
    (d) => {
      parameters(d)[1].name = "size";
      operation(d, LIST)["x-pagewright"].pagination.request.size = "size";
    },
  ],
  [
    "a list's items are of another type",
    "breaks",
    ["response-property-added", "response-property-removed"],
    (d) => {
      const { schema: page } = operation(d, LIST).responses["200"].content["application/json"];
      page.properties.items.items.$ref = "#/components/schemas/Author";
    },
  ],
  [
    "a list says whether there is more",
    "holds",
    ["pagination-changed", "response-property-added"],
    (d) => {
      const { schema: page } = operation(d, LIST).responses["200"].content["application/json"];
      page.properties.more = { type: "boolean" };
      operation(d, LIST)["x-pagewright"].pagination.response.hasMore = "/more";
    },
  ],
  [
    "everything needs other credentials",
    "holds",
    ["security-changed"],
    (d) => {
      d.security = [{ session: [] }];
    },
  ],
  [
    "an operation that needed none needs credentials",
    "holds",
    ["security-changed"],
    (d) => {
      operation(d, GET).security = [{ token: [] }];
    },
    (d) => {
      operation(d, GET).security = [{}];
    },
  ],
  [
    "a credential is renamed",
    "breaks",
    ["credential-added", "credential-removed"],
    (d) => {
      d.components.securitySchemes.ticket = d.components.securitySchemes.session;
      drop(d.components.securitySchemes, "session");
    },
  ],
  [
    "a credential travels in the query",
    "holds",
    ["credential-moved"],
    (d) => {
      d.components.securitySchemes.session.in = "query";
    },
  ],
  [
    "a server is renamed",
    "breaks",
    ["server-added", "server-removed"],
    (d) => {
      d.servers[1]["x-pagewright"].name = "testing";
    },
  ],
  [
    "a server's only variable goes",
    "holds",
    ["server-moved", "server-variable-removed"],
    (d) => {
      d.servers[0] = { url: "https://books.example", "x-pagewright": { name: "production" } };
    },
    (d) => {
      d.servers[0] = regional();
    },
  ],
  [
    "one of a server's variables goes",
    "breaks",
    ["server-moved", "server-variable-removed"],
    (d) => {
      d.servers[0] = regional();
    },
    (d) => {
      d.servers[0] = regional();
      d.servers[0].url = "https://{region}.books.example/{version}";
      d.servers[0].variables.version = { default: "v1" };
    },
  ],
  [
    "a server has a variable",
    "holds",
    ["server-moved", "server-variable-added"],
    (d) => {
      d.servers[0] = regional();
    },
  ],
  [
    "a server's variable no longer takes a value",
    "breaks",
    ["server-variable-narrowed"],
    (d) => {
      d.servers[0].variables.region.enum.pop();
    },
    (d) => {
      d.servers[0] = regional();
    },
  ],
  [
    "a server's variable takes only listed values",
    "breaks",
    ["server-variable-narrowed"],
    (d) => {
      d.servers[0].variables.region.enum = ["eu"];
    },
    (d) => {
      d.servers[0] = regional();
      drop(d.servers[0].variables.region, "enum");
    },
  ],
  [
    "a server's variable takes more values, and has another default",
    "holds",
    ["server-variable-default-changed", "server-variable-widened"],
    (d) => {
      d.servers[0].variables.region = { default: "us", enum: ["ap", "eu", "us"] };
    },
    (d) => {
      d.servers[0] = regional();
    },
  ],
  [
    "the package is renamed",
    "breaks",
    ["package-renamed"],
    (d) => {
      d["x-pagewright"] = { package: "@acme/tomes" };
    },
  ],
  [
    "a resource is renamed",
    "breaks",
    ["operation-renamed"],
    (d) => {
      operation(d, "get /books/{id}/cover").tags = ["jackets"];
    },
  ],
];

/** The table. */
export const edits: readonly Edit[] = [...responses, ...requests, ...clients].map(
  ([what, verdict, codes, edit, before]) =>
    before === undefined ? { what, verdict, codes, edit } : { what, verdict, codes, edit, before },
);
