/**
 * openapi-typescript, loaded as TypeScript is, since it loads TypeScript. A copy, without the mark of a
 * transpiled module: with it, not all who import it by default get the same.
 */
module.exports = { ...require("openapi-typescript") };
