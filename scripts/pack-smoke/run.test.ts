import { expect, test } from "@jest/globals";
import { programOf } from "./run.js";

const windows = { platform: "win32", execPath: "C:\\Program Files\\nodejs\\node.exe" } as const;

test("npm is a program of Node's on Windows, and a command elsewhere", () => {
  expect(programOf("npm", windows)).toEqual([
    windows.execPath,
    "C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js",
  ]);
  expect(programOf("node", windows)).toEqual(["node"]);
  expect(programOf("npx", { platform: "darwin", execPath: "/usr/bin/node" })).toEqual(["npx"]);
});
