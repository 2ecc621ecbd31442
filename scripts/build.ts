import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { precompileTemplates } from "./precompile-templates.js";
import { precompileValidators } from "./precompile-validators.js";

/** Builds `dist/`: what its code imports ready-made first. */
const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "lib", "tsc.js");

precompileTemplates();
precompileValidators();
rmSync(join(root, "dist"), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
});
const generator = join(root, "generator");
const copied = readdirSync(generator, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.(c?js|d\.c?ts)$/.test(file),
);
for (const file of copied) copyFileSync(join(generator, file), join(root, "dist", file));
chmodSync(join(root, "dist", "cli.js"), 0o755);
