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
} as const;
