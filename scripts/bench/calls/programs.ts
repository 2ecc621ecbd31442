import type { GeneratorName } from "../peers/generators.js";

/** Each exports `call`, which gets a page of one item and returns how many items came. */
const url = "const baseUrl = process.env.BENCH_URL;";

export function plainCall(whole: boolean): string {
  const path = whole ? "/v1/products/" : "/v1/oauth2/";
  return `${url}
const headers = { authorization: "Bearer token" };
export async function call() {
  const response = await fetch(\`\${baseUrl}${path}?limit=1\`, { headers });
  return (await response.json()).items.length;
}
`;
}

export function ourCall(whole: boolean): string {
  const [name, entry] = whole ? ["Products", "products"] : ["Oauth2Clients", "oauth2/clients"];
  const credential = whole ? "pat" : "accessToken";
  return `import { ${name} } from "@bench/client/${entry}";
${url}
const list = new ${name}({ baseUrl, ${credential}: "token" });
export const call = async () => (await list.list({ limit: 1 })).items.length;
`;
}

export const calls = {
  "openapi-typescript": `import createClient from "openapi-fetch";
${url}
const client = createClient({ baseUrl, headers: { authorization: "Bearer token" } });
export async function call() {
  const { data } = await client.GET("/v1/products/", { params: { query: { limit: 1 } } });
  return data.items.length;
}
`,
  "hey-api": `import { client } from "./out/client.gen";
import { productsList } from "./out/sdk.gen";
${url}
client.setConfig({ baseUrl, auth: "token" });
export const call = async () =>
  (await productsList({ query: { limit: 1 }, throwOnError: true })).data.items.length;
`,
  oazapfts: `import { defaults, productsList } from "./out/api";
${url}
defaults.baseUrl = baseUrl;
defaults.headers = { authorization: "Bearer token" };
export const call = async () => (await productsList({ limit: 1 })).data.items.length;
`,
  orval: `import { productsList } from "./out/products/products";
${url}
const { fetch } = globalThis;
// It asks the origin of the page that it is on.
globalThis.fetch = (path, init) => fetch(baseUrl + path, init);
const headers = { authorization: "Bearer token" };
export const call = async () => (await productsList({ limit: 1 }, { headers })).data.items.length;
`,
  "kubb 4": `import { productsList } from "./out/clients/productsList";
const config = { baseURL: process.env.BENCH_URL, headers: { authorization: "Bearer token" } };
export const call = async () => (await productsList({ limit: 1 }, config)).items.length;
`,
  "swagger-typescript-api": `import { Api } from "./out/api";
${url}
const api = new Api({ baseUrl, baseApiParams: { headers: { authorization: "Bearer token" } } });
export const call = async () => (await api.v1.productsList({ limit: 1 })).data.items.length;
`,
  Redocly: `import { configure, products_list } from "./out/client";
${url}
configure({ serverUrl: baseUrl, auth: { bearer: "token" } });
export const call = async () => (await products_list({ query: { limit: 1 } })).items.length;
`,
  "@polar-sh/sdk": `import { createPolarCore } from "@polar-sh/sdk/2026-10";
import { listProducts } from "@polar-sh/sdk/2026-10/services/products";
${url}
const polar = createPolarCore({ accessToken: "token", baseUrl });
export const call = async () => (await listProducts(polar)({ limit: 1 })).items.length;
`,
  "@polar-sh/sdk 0": `import { PolarCore } from "@polar-sh/sdk/core.js";
import { productsList } from "@polar-sh/sdk/funcs/productsList.js";
${url}
const polar = new PolarCore({ accessToken: "token", serverURL: baseUrl });
export async function call() {
  const { ok, value, error } = await productsList(polar, { limit: 1 });
  if (!ok) throw error;
  return value.result.items.length;
}
`,
} as const satisfies Readonly<Record<GeneratorName | "@polar-sh/sdk" | "@polar-sh/sdk 0", string>>;
