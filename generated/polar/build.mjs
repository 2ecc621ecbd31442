// Builds `dist/esm` and `dist/cjs`, each with its declarations. Needs nothing but TypeScript.
import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const typescript = findTypeScript();
const tsc = join(dirname(typescript), "lib", "tsc.js");
// To resolve modules for CommonJS, TypeScript 6 wants what TypeScript 5 refuses.
const resolution = parseInt(require(typescript).version) < 6 ? "node10" : "bundler";

// Windows refuses for a moment what an editor or a virus scanner has open.
rmSync(join(here, "dist"), { recursive: true, force: true, maxRetries: 5 });
const formats = {
  esm: { type: "module", flags: [] },
  cjs: {
    type: "commonjs",
    flags: ["--module", "commonjs", "--moduleResolution", resolution].concat(
      "--verbatimModuleSyntax",
      "false",
      "--noCheck",
    ),
  },
};
for (const [name, { type, flags }] of Object.entries(formats)) {
  const out = join(here, "dist", name);
  execFileSync(process.execPath, [tsc, "-p", here, "--outDir", out, ...flags], {
    stdio: "inherit",
  });
  // The compiler reads declarations but does not copy them.
  copyFileSync(join(here, "src", "schema.d.ts"), join(out, "schema.d.ts"));
  // Nobody imports it, but what bundles declarations looks for a module where its types are.
  writeFileSync(join(out, "schema.js"), "// There are types alone.\n");
  writeFileSync(join(out, "package.json"), `${JSON.stringify({ type })}\n`);
}

function findTypeScript() {
  try {
    return require.resolve("typescript/package.json");
  } catch (error) {
    // To install for production is not to build: the compiler is left out, and what was built stays.
    if (!process.argv.includes("--if-possible")) throw error;
    process.stderr.write("Not built: TypeScript is not installed.\n");
    process.exit();
  }
}
