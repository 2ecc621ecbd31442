import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { delimiter, join, win32 } from "node:path";

export interface RunOptions {
  readonly cwd: string;
  /** Added to this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** The one that is expected. Default 0. */
  readonly exitCode?: number;
}

/**
 * Runs a command to its end.
 *
 * @returns what it printed to stdout; where it is expected to fail, to stderr too.
 * @throws Error with all of its output, if it ends in another way than expected.
 */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<string> {
  const { cwd, env = {}, exitCode = 0 } = options;
  const [program, ...first] = programOf(command);
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...first, ...args],
      { cwd, env: { ...outsideEnvironment(), ...env }, maxBuffer: 64 * 1024 * 1024 },
      (_, stdout, stderr) => {
        if (child.exitCode === exitCode) {
          resolve(exitCode === 0 ? stdout : stdout + stderr);
        } else {
          const ending = `ended with ${String(child.exitCode ?? child.signalCode)}`;
          reject(new Error(`${command} ${args.join(" ")} ${ending}\n${stdout}${stderr}`));
        }
      },
    );
    child.stdin?.end();
  });
}

/**
 * What to start for a command. On Windows npm and npx are batch files, which Node starts through a shell
 * alone; the programs that they start lie beside Node.
 */
export function programOf(
  command: string,
  { platform, execPath }: Pick<NodeJS.Process, "platform" | "execPath"> = process,
): readonly [program: string, ...args: string[]] {
  if (platform !== "win32" || !["npm", "npx"].includes(command)) return [command];
  const npm = win32.join(win32.dirname(execPath), "node_modules", "npm", "bin");
  return [execPath, win32.join(npm, `${command}-cli.js`)];
}

/** The environment of somebody who did not come here through `npm run`. */
function outsideEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_(package|lifecycle|command|config_local_prefix|execpath)|INIT_CWD)/.test(name),
  );
  const PATH = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes(join("node_modules", ".bin")))
    .join(delimiter);
  return { ...Object.fromEntries(own), PATH, NO_COLOR: "1" };
}

/** The path of the tarball in a folder that has one. */
export async function onlyTarball(folder: string): Promise<string> {
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  const [tarball] = tarballs;
  if (tarball === undefined || tarballs.length > 1) {
    throw new Error(`${folder} has ${tarballs.length} tarballs`);
  }
  return join(folder, tarball);
}
