/** Lists of Polar that consumers walk. Each has a resource, and items with an `id`. */
export const lists = ["products", "customers", "orders", "subscriptions", "benefits"] as const;
export type List = (typeof lists)[number];

/** A program that walks lists to their end; by hand where the peer offers nothing for it. */
type Program = (lists: readonly List[]) => string;

const loop = `
interface Page<Item> {
  readonly items: readonly Item[];
  readonly pagination: { readonly max_page: number };
}
async function walk<Item extends { readonly id: string }>(
  get: (page: number) => Promise<Page<Item>>,
): Promise<void> {
  for (let page = 1, last = 1; page <= last; page++) {
    const body = await get(page);
    for (const { id } of body.items) console.log(id);
    last = body.pagination.max_page;
  }
}`;

/** The same statement for each list, below what all of them need. */
function each(head: string, lists: readonly List[], statement: (list: List) => string): string {
  return [head, ...lists.map(statement), "export {};", ""].join("\n");
}

/** By hand: the statement says how one page is got. */
function byHand(head: string, lists: readonly List[], get: (list: List) => string): string {
  return each(`${head}${loop}`, lists, (list) => `await walk(async (page) => ${get(list)});`);
}

function capitalised(list: List): string {
  return `${list.charAt(0).toUpperCase()}${list.slice(1)}`;
}

function imports(lists: readonly List[], line: (list: List) => string): string {
  return lists.map(line).join("\n");
}

const answer = (call: string): string =>
  `{ const answer = await ${call}; if (answer.status !== 200) throw new Error(); return answer.data; }`;

export const fetchLoop: Program = (lists) =>
  byHand(
    'const headers = { authorization: "Bearer token" };',
    lists,
    (list) =>
      `(await fetch(\`https://api.polar.sh/v1/${list}/?limit=100&page=\${page}\`, { headers })).json()`,
  );

/** Each for what its generator writes into `out/`, or for the package as it is installed. */
export const programs = {
  "openapi-typescript": (lists) =>
    byHand(
      `import createClient from "openapi-fetch";
import type { paths } from "./out/schema";
const headers = { authorization: "Bearer token" };
const client = createClient<paths>({ baseUrl: "https://api.polar.sh", headers });`,
      lists,
      (list) =>
        `{ const { data } = await client.GET("/v1/${list}/", { params: { query: { limit: 100, page } } });` +
        " if (!data) throw new Error(); return data; }",
    ),
  "hey-api": (lists) =>
    byHand(
      `import { client } from "./out/client.gen";
import { ${lists.map((list) => `${list}List`).join(", ")} } from "./out/sdk.gen";
client.setConfig({ auth: "token" });`,
      lists,
      (list) => `(await ${list}List({ query: { limit: 100, page }, throwOnError: true })).data`,
    ),
  orval: (lists) =>
    byHand(
      `${imports(lists, (list) => `import { ${list}List } from "./out/${list}/${list}";`)}
const headers = { authorization: "Bearer token" };`,
      lists,
      (list) => answer(`${list}List({ limit: 100, page }, { headers })`),
    ),
  "kubb 4": (lists) =>
    byHand(
      `${imports(lists, (list) => `import { ${list}List } from "./out/clients/${list}List";`)}
const config = { baseURL: "https://api.polar.sh", headers: { authorization: "Bearer token" } };`,
      lists,
      (list) => `${list}List({ limit: 100, page }, config)`,
    ),
  oazapfts: (lists) =>
    byHand(
      `import { defaults, ${lists.map((list) => `${list}List`).join(", ")} } from "./out/api";
defaults.headers = { authorization: "Bearer token" };`,
      lists,
      (list) => answer(`${list}List({ limit: 100, page })`),
    ),
  "swagger-typescript-api": (lists) =>
    byHand(
      `import { Api } from "./out/api";
const headers = { authorization: "Bearer token" };
const api = new Api({ baseApiParams: { headers } });`,
      lists,
      (list) => `(await api.v1.${list}List({ limit: 100, page })).data`,
    ),
  Redocly: (lists) =>
    each(
      `import { configure, ${lists.map((list) => `${list}_list`).join(", ")} } from "./out/client";
configure({ auth: { bearer: "token" } });`,
      lists,
      (list) =>
        `for await (const { id } of ${list}_list.items({ query: { limit: 100 } })) console.log(id);`,
    ),
  "@polar-sh/sdk": (lists) =>
    each(
      `import { createPolarCore } from "@polar-sh/sdk/2026-10";
${imports(
  lists,
  (list) =>
    `import { iterList${capitalised(list)} } from "@polar-sh/sdk/2026-10/services/${list}";`,
)}
const polar = createPolarCore({ accessToken: "token" });`,
      lists,
      (list) =>
        `for await (const { id } of iterList${capitalised(list)}(polar)({ limit: 100 })) console.log(id);`,
    ),
  "@polar-sh/sdk 0": (lists) =>
    each(
      `import { PolarCore } from "@polar-sh/sdk/core.js";
${imports(lists, (list) => `import { ${list}List } from "@polar-sh/sdk/funcs/${list}List.js";`)}
const polar = new PolarCore({ accessToken: "token" });`,
      lists,
      (list) => `
for await (const page of await ${list}List(polar, { limit: 100 })) {
  if (!page.ok) throw page.error;
  for (const { id } of page.value.result.items) console.log(id);
}`,
    ),
} as const satisfies Readonly<Record<string, Program>>;

/** The whole client rather than functions of it. */
export const wholeClients = {
  "@polar-sh/sdk": `import { createPolar } from "@polar-sh/sdk/2026-10";
const polar = createPolar({ accessToken: "token" });
for await (const { id } of polar.products.iterList({ limit: 100 })) console.log(id);
`,
  "@polar-sh/sdk 0": `import { Polar } from "@polar-sh/sdk";
const polar = new Polar({ accessToken: "token" });
for await (const page of await polar.products.list({ limit: 100 })) {
  for (const { id } of page.result.items) console.log(id);
}
`,
  openai: `import OpenAI from "openai";
const client = new OpenAI({ apiKey: "token" });
for await (const { id } of client.files.list({ limit: 100 })) console.log(id);
`,
  "@pipedream/sdk": `import { PipedreamClient } from "@pipedream/sdk/server";
const client = new PipedreamClient({ clientId: "id", clientSecret: "secret", projectId: "project" });
for await (const { id } of await client.apps.list({ limit: 100 })) console.log(id);
`,
} as const;

/** What a consumer of a package imports for the whole client, after the package's name. */
export const entries = {
  "@polar-sh/sdk": "/2026-10",
  "@polar-sh/sdk 0": "",
  openai: "",
  "@pipedream/sdk": "",
} as const satisfies Readonly<Record<keyof typeof wholeClients, string>>;

/** Ours: each list by the entry of its resource. */
export const ourProgram: Program = (lists) =>
  each(
    imports(lists, (list) => `import { ${capitalised(list)} } from "@bench/client/${list}";`),
    lists,
    (list) => `
const ${list} = new ${capitalised(list)}({ pat: "token" });
for await (const { id } of ${list}.list({ limit: 100 })) console.log(id);`,
  );
