const Module = require("node:module");
const ts = require("../typescript.cjs");

/**
 * What is used of openapi-typescript, loaded as TypeScript is, since it loads TypeScript. Its front door
 * would load Redocly besides, the whole of it.
 *
 * It gets our TypeScript, not the one it would find: that is a peer of its own, which may be the consumer's, of another
 * version, where an installer puts openapi-typescript beside that. What one version makes, another can't read.
 */
function load() {
  const original = Module.prototype.require;
  Module.prototype.require = function (name) {
    return name === "typescript" ? ts : original.call(this, name);
  };
  try {
    const { resolveRef, scanDiscriminators } = require("openapi-typescript/dist/lib/utils.cjs");
    const transformSchema = require("openapi-typescript/dist/transform/index.cjs");
    return { resolveRef, scanDiscriminators, transformSchema };
  } finally {
    Module.prototype.require = original;
  }
}

module.exports = load();
