/** This package itself. It lies where its code lies, so that the code may be put together as the build likes. */
module.exports = { code: __dirname, manifest: require("../package.json") };
