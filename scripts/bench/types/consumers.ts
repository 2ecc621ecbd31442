import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import type { BenchOptions } from "../common/bench.js";
import { builtPackage, clientOf, subject } from "../common/built-package.js";
import { generatedClients, installedClient, labelOf, polarLeftOut } from "../common/clients.js";
import { polar, polarFile } from "../common/documents.js";
import { absent } from "../peers/absent.js";
import { lists, ourProgram, programs } from "../peers/programs.js";
import { writeProject } from "./compile.js";
import { editorPrograms } from "./editor-programs.js";

/** A project that uses a client. */
export interface Consumer {
  readonly name: string;
  readonly folder: string;
  /** What someone types, where there is a client to type the name of; `|` is where the cursor is. */
  readonly editor: string | undefined;
}

/** Projects that do the same with each client; with openapi-fetch first, if peers are measured. */
export async function consumers(
  folder: string,
  options: BenchOptions,
): Promise<{ readonly consumers: readonly Consumer[]; readonly leftOut: readonly string[] }> {
  const ours = await ourConsumer(join(folder, "ours"), options.smoke);
  if (!options.peers) {
    return { consumers: [ours], leftOut: ["Peers are left out, as was asked."] };
  }
  const found: Consumer[] = [];
  const leftOut: string[] = [];
  if (existsSync(polarFile)) {
    for (const { name, home } of await generatedClients(polar(), folder, options.cache)) {
      writeProject(programs[name](lists), home);
      const label = name === "openapi-typescript" ? "openapi-fetch" : name;
      found.push({ name: label, folder: home, editor: editorPrograms[name] });
    }
  } else leftOut.push(polarLeftOut);
  for (const name of ["@polar-sh/sdk", "@polar-sh/sdk 0"] as const) {
    const home = installedClient(name, folder, options.cache);
    writeProject(programs[name](lists), home);
    found.push({ name: labelOf(name), folder: home, editor: editorPrograms[name] });
  }
  leftOut.push(...absent("types"));
  return { consumers: [...found.slice(0, 1), ours, ...found.slice(1)], leftOut };
}

async function ourConsumer(folder: string, smoke: boolean): Promise<Consumer> {
  mkdirSync(folder);
  const document = subject(smoke);
  await builtPackage(document, folder);
  const whole = document.name === "Polar";
  writeProject(whole ? ourProgram(lists) : listClientsProgram, folder);
  const member = whole ? "products" : "oauth2.clients";
  const credential = whole ? "pat" : "accessToken";
  const editor = `import { ${clientOf(folder)} as Polar } from "@bench/client";
const polar = new Polar({ ${credential}: "token" });
polar.${member}.list();
polar.|
`;
  return { name: "Pagewright", folder, editor };
}

const listClientsProgram = `import { Oauth2Clients } from "@bench/client/oauth2/clients";
const clients = new Oauth2Clients({ accessToken: "token" });
for await (const { client_id } of clients.list({ limit: 100 })) console.log(client_id);
`;
