import { expect, test } from "@jest/globals";
import { shellWord } from "./shell-word.js";

test.each<[platform: NodeJS.Platform, word: string, typed: string]>([
  ["linux", "spec/a.yaml", "spec/a.yaml"],
  ["linux", "@acme/books", "@acme/books"],
  ["linux", "my api.yaml", "'my api.yaml'"],
  ["linux", "it's", "'it'\\''s'"],
  ["linux", "a\\b", "'a\\b'"],
  ["win32", ".\\spec\\a.yaml", "./spec/a.yaml"],
  ["win32", "C:\\My APIs\\a.yaml", '"C:/My APIs/a.yaml"'],
  ["win32", "it's", '"it\'s"'],
])("on %s, %s is typed as %s", (platform, word, typed) => {
  expect(shellWord(word, platform)).toBe(typed);
});
