import { clientOf } from "../common/built-package.js";
import type { BenchDocument } from "../common/documents.js";
import { ourProgram } from "../peers/programs.js";
import { bundle } from "./esbuild.js";
import type { OutputFile } from "./esbuild.js";

export interface OurBundle {
  readonly name: string;
  readonly kind: {
    readonly whole: "one resource" | "whole client";
    readonly part: "at once" | "later" | "one file";
  };
  readonly files: readonly OutputFile[];
}

/** One resource and the whole client; each by a bundler that splits, and by one that does not. */
export async function ourBundles(
  { name }: BenchDocument,
  folder: string,
): Promise<readonly OurBundle[]> {
  const client = clientOf(folder);
  const programs = name === "Polar" ? polarPrograms(client) : listClientsPrograms(client);
  const bundles: OurBundle[] = [];
  for (const whole of ["one resource", "whole client"] as const) {
    const split = await bundle(programs[whole], folder, { splitting: true });
    const single = await bundle(programs[whole], folder);
    const parts = { "at once": split.atOnce, later: split.later, "one file": single.atOnce };
    for (const part of ["at once", "later", "one file"] as const) {
      bundles.push({
        name: `Pagewright, ${whole}, ${words[part]}`,
        kind: { whole, part },
        files: parts[part],
      });
    }
  }
  return bundles;
}

const words = {
  "at once": "loaded at once",
  later: "loaded if a walk asks for it",
  "one file": "all as one file",
} as const;

function polarPrograms(client: string) {
  return {
    "one resource": ourProgram(["products"]),
    "whole client": `import { ${client} } from "@bench/client";
const polar = new ${client}({ pat: "token" });
for await (const { id } of polar.products.list({ limit: 100 })) console.log(id);
`,
  };
}

function listClientsPrograms(client: string) {
  return {
    "one resource": `import { Oauth2Clients } from "@bench/client/oauth2/clients";
const clients = new Oauth2Clients({ accessToken: "token" });
for await (const { client_id } of clients.list({ limit: 100 })) console.log(client_id);
`,
    "whole client": `import { ${client} } from "@bench/client";
const polar = new ${client}({ accessToken: "token" });
for await (const { client_id } of polar.oauth2.clients.list({ limit: 100 })) console.log(client_id);
`,
  };
}
