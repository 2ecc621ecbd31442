import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";
import Handlebars from "handlebars";

import { helpers } from "./helpers.js";

const folder = fileURLToPath(new URL("../../templates/", import.meta.url));
const templates = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".hbs"))
  .sort();

/** Everything a template does that is not: repeat a list, skip what is absent, call a printer. */
function faultsIn(template: string): readonly string[] {
  const faults: string[] = [];
  const visitor = new Handlebars.Visitor();
  const isName = (node: hbs.AST.Node): boolean =>
    node.type === "PathExpression" && /^[a-zA-Z]+$/.test((node as hbs.AST.PathExpression).original);
  const refuse = (node: hbs.AST.Node): void => {
    faults.push(`${node.loc.start.line}: ${node.type}`);
  };
  Object.assign(visitor, {
    MustacheStatement(node: hbs.AST.MustacheStatement) {
      const { original } = node.path as hbs.AST.PathExpression;
      const called = Object.hasOwn(helpers, original) && node.params.length === 1;
      if (!called || !node.params.every(isName) || (node.hash as unknown) !== undefined)
        refuse(node);
    },
    BlockStatement(node: hbs.AST.BlockStatement) {
      const { original } = node.path;
      const known = original === "each" || original === "if";
      if (!known || node.params.length !== 1 || !node.params.every(isName)) refuse(node);
      visitor.acceptArray([node.program, node.inverse].filter((part) => part as unknown));
    },
    PartialStatement: refuse,
    PartialBlockStatement: refuse,
    DecoratorBlock: refuse,
    Decorator: refuse,
    SubExpression: refuse,
  });
  visitor.accept(Handlebars.parse(template));
  return faults;
}

test("there are templates", () => {
  expect(templates.length).toBeGreaterThan(5);
});

test.each(templates)("%s prints through printers alone", (file) => {
  expect(faultsIn(readFileSync(folder + file, "utf8"))).toEqual([]);
});

describe("the check refuses", () => {
  test.each([
    "{{name}}",
    "{{{name}}}",
    "{{&name}}",
    "{{code ../name}}",
    "{{code this.name}}",
    "{{code name other}}",
    '{{code "text"}}',
    "{{code (lookup a b)}}",
    "{{#unless a}}{{/unless}}",
    "{{#each a.b}}{{/each}}",
    "{{#if @first}}{{/if}}",
    "{{> partial}}",
    "{{#each names}}{{name}}{{/each}}",
    "{{#if a}}{{else}}{{name}}{{/if}}",
  ])("%s", (template) => {
    expect(faultsIn(template)).not.toEqual([]);
  });

  test("nothing else", () => {
    expect(faultsIn("{{#each names}}{{code name}}{{else}}{{doc docs}}{{/each}}")).toEqual([]);
  });
});
