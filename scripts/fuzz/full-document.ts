import type { JsonObject } from "../../generator/document.js";

/** A document with something of everything, in which each text can be replaced by a hostile one. */
export const fullDocument: JsonObject = {
  openapi: "3.1.0",
  "x-pagewright": { client: "Shop", package: "@shop/client", idempotencyKey: "Request-Id" },
  info: {
    title: "Shop",
    version: "1.0.0",
    summary: "A shop.",
    description: "Sells books.",
    contact: { name: "Shop", url: "https://shop.example", email: "shop@shop.example" },
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [
    {
      url: "https://{region}.shop.example/{base}",
      description: "Main.",
      "x-pagewright": { name: "main" },
      variables: {
        region: { default: "eu", enum: ["eu", "us"], description: "Where." },
        base: { default: "v1" },
      },
    },
  ],
  security: [{ token: [] }, { key: [], login: [] }],
  tags: [{ name: "books", description: "Books." }],
  externalDocs: { url: "https://docs.example", description: "More." },
  paths: {
    "/books/{bookId}": {
      summary: "A book.",
      parameters: [
        {
          name: "bookId",
          in: "path",
          required: true,
          description: "Which.",
          schema: { type: "string" },
        },
        {
          name: "X-Trace",
          in: "header",
          description: "Trace.",
          schema: { type: "string", default: "none" },
        },
        { name: "session", in: "cookie", schema: { type: "string" } },
      ],
      get: {
        operationId: "books:get",
        tags: ["books"],
        summary: "Get a book",
        description: "Gets one.",
        parameters: [
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            schema: { $ref: "#/components/schemas/Filter" },
          },
          {
            name: "fields",
            in: "query",
            description: "Which fields.",
            schema: { type: "array", items: { type: "string", enum: ["id", "title"] } },
          },
        ],
        responses: {
          "200": {
            description: "The book.",
            headers: { "X-Rate": { description: "Rate.", schema: { type: "integer" } } },
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Book" },
                example: { id: "1" },
              },
            },
            links: {
              next: { operationId: "books:list", parameters: { page: "$response.body#/next" } },
            },
          },
          "404": {
            description: "None.",
            content: {
              "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
            },
          },
          default: { description: "Else." },
        },
        security: [{ token: ["read"] }],
      },
      put: {
        "x-speakeasy-group": "shelf.books",
        "x-speakeasy-name-override": "replace",
        deprecated: true,
        requestBody: {
          description: "The new one.",
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } },
        },
        responses: { "204": { description: "Done." } },
      },
    },
    "/books": {
      get: {
        operationId: "books:list",
        tags: ["books"],
        parameters: [
          { name: "page", in: "query", schema: { type: "integer", minimum: 1, default: 1 } },
          { name: "limit", in: "query", schema: { type: "integer" } },
        ],
        responses: {
          "200": {
            description: "Books.",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  properties: {
                    items: { type: "array", items: { $ref: "#/components/schemas/Book" } },
                    lastPage: { type: "integer" },
                  },
                },
              },
            },
          },
        },
        "x-pagewright": {
          resource: "books",
          method: "list",
          pagination: {
            style: "page",
            request: { page: "page", size: "limit" },
            response: { items: "/items", lastPage: "/lastPage" },
            key: "/id",
          },
        },
      },
    },
    "/covers": {
      post: {
        tags: ["Covers and more"],
        parameters: [
          { name: "Idempotency-Key", in: "header", required: true, schema: { type: "string" } },
        ],
        "x-pagewright": { idempotencyKey: "Idempotency-Key" },
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: { $ref: "#/components/schemas/Cover" },
              encoding: {
                meta: { contentType: "application/xml" },
                file: {
                  contentType: "image/png",
                  headers: { "X-Part": { schema: { type: "string" } } },
                },
              },
            },
            "application/json": { schema: { $ref: "#/components/schemas/Cover" } },
          },
        },
        responses: {
          "200": {
            description: "Text.",
            content: {
              "text/csv": { schema: { type: "string" } },
              "text/event-stream": { schema: { $ref: "#/components/schemas/Owner" } },
            },
          },
          "404": {
            description: "Not there.",
            content: {
              "application/problem+json": { schema: { $ref: "#/components/schemas/Owner" } },
              "text/plain": { schema: { type: "string" } },
            },
          },
        },
        callbacks: {
          done: {
            "{$request.body#/url}": { post: { responses: { "200": { description: "Heard." } } } },
          },
        },
        servers: [{ url: "https://upload.shop.example", description: "Uploads." }],
      },
    },
  },
  webhooks: {
    sold: {
      post: {
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } },
        },
        responses: { "200": { description: "Heard." } },
      },
    },
    "book.lent": {
      post: {
        operationId: "onLent",
        summary: "A book is lent",
        description: "Told at once.",
        tags: ["told"],
        deprecated: true,
        requestBody: {
          description: "What is told.",
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["type", "until"],
                properties: {
                  type: { const: "book.lent", description: "Which event it is." },
                  until: { type: "string", format: "date", title: "Until" },
                  "lent-to": { $ref: "#/components/schemas/Owner" },
                },
              },
            },
          },
        },
        responses: { "200": { description: "Heard." } },
      },
    },
  },
  "x-webhooks": {
    found: {
      post: {
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Person" } } },
        },
      },
    },
  },
  components: {
    schemas: {
      Cover: {
        type: "object",
        properties: {
          file: { type: "string", format: "binary", description: "A picture." },
          meta: { type: "object", description: "Of it." },
        },
      },
      Book: {
        type: "object",
        title: "A book",
        description: "A book.",
        required: ["id"],
        properties: {
          id: { type: "string", format: "uuid", description: "Its id.", readOnly: true },
          "max-pages": { type: "integer", maximum: 9999, deprecated: true },
          language: { type: "string", default: "en", pattern: "^[a-z]+$", examples: ["en"] },
          kind: { type: "string", enum: ["novel", "poem"], "x-enum-varnames": ["Novel", "Poem"] },
          shelf: { const: "top" },
          sequel: { $ref: "#/components/schemas/Book" },
          meta: { type: "object", additionalProperties: { type: "string" } },
          pair: { type: "array", prefixItems: [{ type: "string" }, { const: "end" }] },
          owner: { $ref: "#/components/schemas/Owner" },
          place: { $ref: "https://shop.example/schemas/shelf" },
        },
        example: { id: "1" },
        externalDocs: { url: "https://docs.example/book" },
        xml: { name: "book" },
      },
      Shelf: {
        $id: "https://shop.example/schemas/shelf",
        $dynamicAnchor: "shelf",
        type: "object",
        properties: { above: { $dynamicRef: "#shelf" }, label: { $ref: "#label" } },
        $defs: { label: { $anchor: "label", type: "string" } },
      },
      Filter: {
        type: "object",
        patternProperties: { "^a": { type: "string" } },
        propertyNames: { pattern: "^a" },
      },
      Owner: {
        oneOf: [
          { $ref: "#/components/schemas/Person" },
          { $ref: "#/components/schemas/firm_owner" },
        ],
        discriminator: {
          propertyName: "type",
          mapping: { person: "#/components/schemas/Person", firm: "firm_owner" },
        },
      },
      Person: {
        type: "object",
        required: ["type"],
        properties: { type: { type: "string" }, name: { type: "string" } },
      },
      firm_owner: {
        allOf: [
          { $ref: "#/components/schemas/Person" },
          { type: "object", properties: { tax: { type: "string", $comment: "no" } } },
        ],
      },
      Problem: {
        type: "object",
        properties: { title: { type: "string", default: 'a "problem"' } },
      },
    },
    securitySchemes: {
      token: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "A token." },
      key: { type: "apiKey", in: "header", name: "X-Key", description: "A key." },
      login: {
        type: "oauth2",
        flows: {
          clientCredentials: { tokenUrl: "https://auth.example", scopes: { read: "Read." } },
        },
      },
      basic: { type: "http", scheme: "basic" },
    },
  },
  "x-other": { anything: "goes" },
};
