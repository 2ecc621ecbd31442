/**
 * What is used of openapi-typescript, loaded as TypeScript is, since it loads TypeScript. Its front door
 * would load Redocly besides, the whole of it.
 */
const { resolveRef, scanDiscriminators } = require("openapi-typescript/dist/lib/utils.cjs");
const transformSchema = require("openapi-typescript/dist/transform/index.cjs");

module.exports = { resolveRef, scanDiscriminators, transformSchema };
