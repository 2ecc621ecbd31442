/**
 * TypeScript, loaded as the CommonJS module that it is. By an import, Node reads its nine megabytes twice
 * more, to find out what kind of module they are and what they export; that takes longer than all the rest.
 */
const ts = require("typescript");

// Said in one expression, this would be read as an export of all that TypeScript exports, and looked up.
module.exports = ts;
