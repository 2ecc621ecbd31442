/** openapi-typescript, loaded as TypeScript is, since it loads TypeScript. */
const openapiTypescript = require("openapi-typescript");

module.exports = openapiTypescript;
