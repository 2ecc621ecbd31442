import { posix, win32 } from "node:path";
import { expect, test } from "@jest/globals";
import { reportedFile, withSlashes } from "./file-name.js";

test.each([
  ["C:\\team\\spec\\a.yaml", "spec/a.yaml"],
  ["c:\\TEAM\\spec\\a.yaml", "spec/a.yaml"],
  ["C:/team/spec/a.yaml", "spec/a.yaml"],
  [".\\spec\\a.yaml", "spec/a.yaml"],
  ["C:\\other\\a.yaml", "C:/other/a.yaml"],
  ["D:\\team\\a.yaml", "D:/team/a.yaml"],
  ["\\\\host\\share\\a.yaml", "//host/share/a.yaml"],
])("on Windows, %s is told as %s", (file, told) => {
  expect(reportedFile(file, "C:\\team", win32)).toBe(told);
});

test.each([
  ["/team/spec/a.yaml", "spec/a.yaml"],
  ["./spec/a.yaml", "spec/a.yaml"],
  ["/other/a.yaml", "/other/a.yaml"],
  ["/team/a\\b.yaml", "a\\b.yaml"],
])("elsewhere, %s is told as %s", (file, told) => {
  expect(reportedFile(file, "/team", posix)).toBe(told);
});

test("a backslash separates on Windows alone", () => {
  expect([withSlashes("a\\b", win32), withSlashes("a\\b", posix)]).toEqual(["a/b", "a\\b"]);
});
