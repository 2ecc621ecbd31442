import { apiKey, basic, bearer } from "../security.js";
import type { Api } from "../types.js";

/** An API of every kind of credential. */
export const testApi: Api = {
  name: "books",
  servers: { production: "https://books.example", sandbox: "https://sandbox.books.example" },
  schemes: {
    token: bearer,
    login: basic,
    header: apiKey("header", "X-Key"),
    query: apiKey("query", "api_key"),
    cookie: apiKey("cookie", "session"),
  },
  security: [],
};
