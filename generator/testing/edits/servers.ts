/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call --
   an edit reaches anywhere in a document, which has no type */
import { GET, drop, operation, regional, type Row } from "./words.js";

/** What becomes of servers. */
export const servers: readonly Row[] = [
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
    "an operation is served elsewhere",
    "holds",
    ["operation-server-changed"],
    (d) => {
      operation(d, GET).servers = [{ url: "https://archive.books.example" }];
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
];
