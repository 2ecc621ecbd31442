/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/generator", "<rootDir>/templates", "<rootDir>/scripts"],
  testMatch: ["**/*.test.ts"],
  // For what hangs; how long anything else takes is the machine's business.
  testTimeout: 60_000,
  setupFiles: ["<rootDir>/scripts/testing/property-seed.ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": ["$1.ts", "$1.js"] },
  // Tests run as CommonJS: Node's modules for virtual machines, which Jest needs for anything else,
  // are experimental, and crash the process now and then.
  transform: {
    "^.+\\.(ts|js)$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "commonjs" },
        sourceMaps: "inline",
      },
    ],
  },
  // Packages that are ES modules alone.
  transformIgnorePatterns: [
    "/node_modules/(?!(change-case|index-to-position|parse-json|supports-color|yocto-spinner|yoctocolors)/)",
  ],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/generated/.*/dist/"],
};
