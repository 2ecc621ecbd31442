import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { startServer } from "./server/index.js";

interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs the example as `npm run example` does, with no variables but the given ones. */
function runExample(variables: Record<string, string> = {}): Promise<Outcome> {
  const { PATH = "", HOME = "", TMPDIR = "" } = process.env;
  const env = { PATH, HOME, TMPDIR, ...variables };
  const command = ["--import", "tsx", "scripts/example.ts"];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { cwd: root, env }, (_, stdout, stderr) => {
      resolve({ exitCode: child.exitCode, stdout, stderr });
    });
  });
}

test("without a token it lists the clients of an embedded server", async () => {
  const { exitCode, stdout, stderr } = await runExample();
  expect(stderr).toBe("");
  expect(stdout).toMatchInlineSnapshot(`
    "Listing the clients of an embedded server, since POLAR_ACCESS_TOKEN is not set.
    Page 1 of 3, 100 of 250 clients: Maroon Stoat, Lilac Stoat, Jade Stoat, ...
    Page 2 of 3, 200 of 250 clients: Indigo Koala, Golden Koala, Crimson Koala, ...
    Page 3 of 3, 250 of 250 clients: Copper Dolphin, Azure Dolphin, Amber Dolphin, ...
    That is all: 250 clients.
    "
  `);
  expect(exitCode).toBe(0);
}, 60_000);

test("a token that is not accepted is explained, and not shown", async () => {
  const server = await startServer();
  try {
    const variables = { POLAR_ACCESS_TOKEN: "polar_oat_secret", POLAR_BASE_URL: server.url };
    const { exitCode, stdout, stderr } = await runExample(variables);
    expect(stderr).toContain("signed-in user");
    expect(stdout + stderr).not.toContain("secret");
    expect(exitCode).toBe(1);
  } finally {
    await server.close();
  }
}, 60_000);

test("a server that does not exist is refused by name", async () => {
  const variables = { POLAR_ACCESS_TOKEN: "polar_pat_secret", POLAR_SERVER: "staging" };
  const { exitCode, stderr } = await runExample(variables);
  expect(stderr).toContain('"production" or "sandbox"');
  expect(stderr).not.toContain("secret");
  expect(exitCode).toBe(2);
}, 60_000);
