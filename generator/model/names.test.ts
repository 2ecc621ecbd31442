import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  camelCase,
  fileSegment,
  kebabCase,
  NameScope,
  pascalCase,
  typeNameOf,
  wordsOf,
} from "./names.js";

test.each([
  ["book_id", "bookId"],
  ["bookID", "bookId"],
  ["Book id", "bookId"],
  ["HTTPValidation", "httpValidation"],
  ["oauth2:clients", "oauth2Clients"],
  ["page[number]", "pageNumber"],
  ["élan vital", "élanVital"],
  ["日本語", "日本語"],
  ["💥", ""],
  ["", ""],
])("%j in camel case is %j", (given, expected) => {
  expect(camelCase(given)).toBe(expected);
});

test.each([
  ["license_keys", "LicenseKeys", "license-keys"],
  ["customerPortal", "CustomerPortal", "customer-portal"],
  ["oauth2", "Oauth2", "oauth2"],
])("%j is %s as a class and %s as a file", (given, pascal, kebab) => {
  expect([pascalCase(given), kebabCase(given)]).toEqual([pascal, kebab]);
});

test.each([
  ["OAuth2Client", "OAuth2Client"],
  ["HTTPValidationError", "HTTPValidationError"],
  ["ListResource_OAuth2Client_", "ListResourceOAuth2Client"],
  ["book", "Book"],
  ["a.b-c", "ABC"],
  ["2fa", "Schema2fa"],
  ["__proto__", "Proto"],
  ["*/", "Schema"],
])("the schema %j has the type %s", (given, expected) => {
  expect(typeNameOf(given)).toBe(expected);
});

test("every type's name is an identifier", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      expect(typeNameOf(name)).toMatch(/^[\p{ID_Start}][\p{ID_Continue}]*$/u);
    }),
  );
});

test("words hold nothing but letters and digits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      for (const word of wordsOf(name)) expect(word).toMatch(/^[\p{L}\p{Nd}]+$/u);
    }),
  );
});

test.each([
  ["licenseKeys", "license-keys"],
  ["con", "con-resource"],
  ["日本", "u65e5u672c"],
  ["../etc", "etc"],
])("the resource %j has the file %s", (name, expected) => {
  expect(fileSegment(name)).toBe(expected);
});

test("a file's name is no longer than disks allow, and still tells long names apart", () => {
  const [one, other] = [fileSegment("a".repeat(90)), fileSegment(`${"a".repeat(90)}b`)];
  expect([one.length, other.length]).toEqual([80, 80]);
  expect(one).not.toBe(other);
  expect(fileSegment("a".repeat(80))).toBe("a".repeat(80));
});

describe("a scope", () => {
  test("gives the first what it asks for, and the next another name", () => {
    const scope = new NameScope(["Page"]);
    expect(scope.claim("Book", "Schema")).toBe("Book");
    expect(scope.claim("Book", "Schema")).toBe("BookSchema");
    expect(scope.claim("book", "Schema")).toBe("bookSchema2");
    expect(scope.claim("Page", "Schema")).toBe("PageSchema");
  });
});
