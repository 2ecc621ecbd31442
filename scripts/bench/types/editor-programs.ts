/** What someone types with a peer's client in hand: a list that is called, and a name with a dot. */
export const editorPrograms: Readonly<Record<string, string>> = {
  "openapi-typescript": `import createClient from "openapi-fetch";
import type { paths } from "./out/schema";
const polar = createClient<paths>({ baseUrl: "https://api.polar.sh" });
polar.GET("/v1/products/").then((list) => list);
polar.|
`,
  "hey-api": `import * as polar from "./out/sdk.gen";
polar.productsList().then((list) => list);
polar.|
`,
  oazapfts: `import * as polar from "./out/api";
polar.productsList().then((list) => list);
polar.|
`,
  "swagger-typescript-api": `import { Api } from "./out/api";
const { v1: polar } = new Api();
polar.productsList().then((list) => list);
polar.|
`,
  Redocly: `import { client as polar } from "./out/client";
polar.products_list();
polar.|
`,
  "@polar-sh/sdk": `import { createPolar } from "@polar-sh/sdk/2026-10";
const polar = createPolar({ accessToken: "token" });
polar.products.list();
polar.|
`,
  "@polar-sh/sdk 0": `import { Polar } from "@polar-sh/sdk";
const polar = new Polar({ accessToken: "token" });
polar.products.list({});
polar.|
`,
};
