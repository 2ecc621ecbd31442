/** What a project needs to use the client as an ES module and as a CommonJS one, by file name. */
export function consumerFiles(packageName: string): Readonly<Record<string, string>> {
  const program = consumer(packageName);
  return { "consumer.mts": program, "consumer.cts": program, "tsconfig.json": tsconfig };
}

/** The same text is compiled to `import` in the one and to `require` in the other. */
function consumer(packageName: string): string {
  return `
import { Polar, HttpError } from "${packageName}";
import type { OAuth2Client } from "${packageName}";
import { Oauth2Clients } from "${packageName}/oauth2/clients";

declare const process: { readonly env: Record<string, string | undefined> };

const options = {
  baseUrl: process.env["SMOKE_URL"] ?? "",
  accessToken: process.env["SMOKE_TOKEN"],
};

async function main(): Promise<void> {
  const clients: OAuth2Client[] = await new Polar(options).oauth2.clients
    .list({ limit: 100 })
    .toArray();
  const page = await new Oauth2Clients(options).list();
  const again = page.items[0]?.client_id === clients[0]?.client_id;
  console.log(\`\${clients.length} clients, the first \${again ? "again" : "another"}\`);
}

main().catch((error: unknown) => {
  console.log(error instanceof HttpError ? error.status : error);
});
`;
}

const tsconfig = JSON.stringify({
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    module: "NodeNext",
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    // Declarations are part of what is tried.
    skipLibCheck: false,
    outDir: "out",
  },
  files: ["consumer.mts", "consumer.cts"],
});
