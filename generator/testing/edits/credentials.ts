/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access --
   an edit reaches anywhere in a document, which has no type */
import { GET, drop, operation, type Row } from "./words.js";

/** What becomes of credentials. */
export const credentials: readonly Row[] = [
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
    "an operation needs a token with another scope",
    "holds",
    ["scopes-changed"],
    (d) => {
      operation(d, GET).security = [{ token: ["books:read"] }];
    },
    (d) => {
      operation(d, GET).security = [{ token: ["read"] }];
    },
  ],
  [
    "an operation tells the same scopes in another order",
    "holds",
    [],
    (d) => {
      operation(d, GET).security = [{ token: ["b", "a"] }];
    },
    (d) => {
      operation(d, GET).security = [{ token: ["a", "b"] }];
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
];
