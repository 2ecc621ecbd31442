import { posix, win32 } from "node:path";
import { expect, test } from "@jest/globals";
import { reportedFile, withSlashes } from "./file-name.js";

test.each([
  ["C:\\work\\spec\\a.yaml", "spec/a.yaml"],
  ["c:\\WORK\\spec\\a.yaml", "spec/a.yaml"],
  ["C:/work/spec/a.yaml", "spec/a.yaml"],
  [".\\spec\\a.yaml", "spec/a.yaml"],
  ["C:\\other\\a.yaml", "C:/other/a.yaml"],
  ["D:\\work\\a.yaml", "D:/work/a.yaml"],
  ["\\\\host\\share\\a.yaml", "//host/share/a.yaml"],
])("on Windows, %s is told as %s", (file, told) => {
  expect(reportedFile(file, "C:\\work", win32)).toBe(told);
});

test.each([
  ["/work/spec/a.yaml", "spec/a.yaml"],
  ["./spec/a.yaml", "spec/a.yaml"],
  ["/other/a.yaml", "/other/a.yaml"],
  ["/work/a\\b.yaml", "a\\b.yaml"],
])("elsewhere, %s is told as %s", (file, told) => {
  expect(reportedFile(file, "/work", posix)).toBe(told);
});

test("a backslash separates on Windows alone", () => {
  expect([withSlashes("a\\b", win32), withSlashes("a\\b", posix)]).toEqual(["a/b", "a\\b"]);
});
