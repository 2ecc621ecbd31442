/*
 * Uses Pagewright as somebody does who has never seen this repository: from the packed tarball, in an
 * empty project. Prints what was seen; exits with 1 at the first thing that is not as it should be.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { consumerFiles } from "./pack-smoke/consumers.js";
import { onlyTarball, run } from "./pack-smoke/run.js";
import { startServer } from "./server/index.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const packageName = "@smoke/polar";
const made = ["--spec", "openapi.yaml", "--out", "client", "--name", packageName];
const install = ["install", "--prefer-offline", "--no-audit", "--no-fund"];

const home = await mkdtemp(join(tmpdir(), "pagewright-smoke-"));
try {
  const project = join(home, "project");
  await mkdir(project);
  await installPagewright(project);
  await generate(project);
  await installClient(project);
  await consume(project);
} catch (error) {
  // The whole output of the command that failed is in the message; a stack would only hide it.
  console.error(error instanceof Error ? `FAILED  ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await rm(home, { recursive: true, force: true });
}

async function installPagewright(project: string): Promise<void> {
  await run("npm", ["pack", "--pack-destination", home], { cwd: root });
  const tarball = await onlyTarball(home);
  await writeFile(join(project, "package.json"), '{ "name": "smoke", "private": true }\n');
  await run("npm", [...install, tarball], { cwd: project });
  const version = await run("npx", ["pagewright", "--version"], { cwd: project });
  saw(`installed from its tarball, pagewright says that it is ${version.trim()}`);
  const program = 'import("pagewright").then((api) => console.log(Object.keys(api).join(", ")))';
  saw(`its programmatic API has ${(await run("node", ["-e", program], { cwd: project })).trim()}`);
}

async function generate(project: string): Promise<void> {
  await cp(join(root, "spec", "polar", "openapi.yaml"), join(project, "openapi.yaml"));
  saw((await run("npx", ["pagewright", "generate", ...made], { cwd: project })).trim());
  await run("npx", ["pagewright", "check", ...made], { cwd: project });
  saw("check finds it up to date");

  const edited = join(project, "client", "api.md");
  const text = await readFile(edited, "utf8");
  await writeFile(edited, `${text}An edit by hand.\n`);
  const told = await run("npx", ["pagewright", "check", ...made], { cwd: project, exitCode: 1 });
  if (!told.includes("api.md")) throw new Error(`check does not name the edited file:\n${told}`);
  await writeFile(edited, text);
  saw("check finds an edit by hand, and exits with 1");
}

async function installClient(project: string): Promise<void> {
  const client = join(project, "client");
  await run("npm", install, { cwd: client });
  saw("the generated package builds");
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", client], { cwd: client });
  await run("npm", [...install, await onlyTarball(client)], { cwd: project });
}

async function consume(project: string): Promise<void> {
  for (const [name, text] of Object.entries(consumerFiles(packageName))) {
    await writeFile(join(project, name), text);
  }
  const compiler = join("node_modules", "typescript", "lib", "tsc.js");
  await run("node", [compiler, "--project", "."], { cwd: project });
  saw("an ESM and a CommonJS consumer type-check, with the declarations they use");

  const server = await startServer();
  const env = { SMOKE_URL: server.url, SMOKE_TOKEN: server.token };
  try {
    for (const consumer of ["consumer.mjs", "consumer.cjs"]) {
      const said = (await run("node", [join("out", consumer)], { cwd: project, env })).trim();
      if (said !== "250 clients, the first again") throw new Error(`${consumer} says: ${said}`);
      saw(`${consumer}: ${said}`);
    }
    const refused = server.requests.filter(({ status }) => status !== 200);
    if (refused.length > 0) throw new Error(`the server refused ${refused.length} requests`);
  } finally {
    await server.close();
  }
}

function saw(what: string): void {
  console.log(`ok  ${what}`);
}
