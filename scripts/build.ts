import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { precompileTemplates } from "./precompile-templates.js";

/** Builds `dist/`: templates first, since the generator's code imports what they become. */
const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "lib", "tsc.js");

const precompiled = precompileTemplates();
rmSync(join(root, "dist"), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
});
for (const file of [precompiled, precompiled.replace(/\.js$/, ".d.ts")]) {
  copyFileSync(file, join(root, "dist", "render", file.slice(dirname(file).length + 1)));
}
chmodSync(join(root, "dist", "cli.js"), 0o755);
