import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { bundleGenerator } from "./bundle-generator.js";
import { precompileTemplates } from "./precompile-templates.js";
import { precompileValidators } from "./precompile-validators.js";

/** Builds `dist/`: what its code imports ready-made first. */
const root = fileURLToPath(new URL("..", import.meta.url));
const generator = join(root, "generator");
const dist = join(root, "dist");
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "lib", "tsc.js");

precompileTemplates();
precompileValidators();
rmSync(dist, { recursive: true, force: true, maxRetries: 5 });
execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
});
await bundleGenerator(root);
const copied = readdirSync(generator, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.(cjs|d\.c?ts)$/.test(file),
);
for (const file of copied) {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  copyFileSync(join(generator, file), join(dist, file));
}
chmodSync(join(dist, "cli.js"), 0o755);
