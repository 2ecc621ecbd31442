/** A document that is extreme in one way. */
export interface Extreme {
  readonly name: string;
  /** `json` or `yaml`. */
  readonly extension: string;
  readonly text: () => string;
}

const head = '{"openapi":"3.1.0","info":{"title":"a","version":"1"}';
const yamlHead = "openapi: 3.1.0\ninfo: { title: a, version: '1' }\npaths: {}\n";

function withSchemas(schemas: string): string {
  return `${head},"components":{"schemas":{${schemas}}}}`;
}

function listed(count: number, element: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => element(index)).join(",");
}

function nested(open: string, close: string, depth: number): string {
  return open.repeat(depth) + "{}" + close.repeat(depth);
}

const property =
  '{"type":"object","description":"Some text.","properties":{"a":{"type":"string"}}}';

/** Documents of the greatest size and depth, to be answered within seconds and 2 GB. */
export const extremes: readonly Extreme[] = [
  json("100 MB of schemas", () => withSchemas(listed(1_040_000, (n) => `"S${n}":${property}`))),
  json("100 MB of one description", () =>
    withSchemas(`"A":{"description":"${"word ".repeat(1.99e7)}"}`),
  ),
  json("100 MB of one enum", () =>
    withSchemas(`"A":{"enum":[${listed(8_000_000, (n) => `"e${n}"`)}]}`),
  ),
  json("more than 100 MB", () => withSchemas(`"A":{"description":"${"word ".repeat(2.1e7)}"}`)),
  yaml(
    "100 MB of schemas",
    () =>
      `${yamlHead}components:\n  schemas:\n${"    A: { type: string, description: Some text. }\n".repeat(2e6)}`,
  ),
  json("10,000 objects inside one another", () =>
    withSchemas(`"A":${nested('{"not":', "}", 10_000)}`),
  ),
  json("10,000 arrays inside one another", () =>
    withSchemas(`"A":{"default":${nested("[", "]", 10_000)}}`),
  ),
  yaml(
    "10,000 flow maps inside one another",
    () => `${yamlHead}x-a: ${nested("{a: ", "}", 10_000)}\n`,
  ),
  yaml(
    "4,000 block maps inside one another",
    () =>
      `${yamlHead}x-a:\n${Array.from({ length: 4_000 }, (_, n) => `${" ".repeat(n + 1)}a:`).join("\n")}\n`,
  ),
  json("a million brackets", () => "[".repeat(1e6)),
  yaml("a million brackets", () => "[".repeat(1e6)),
  json("10,000 schemas that refer to the next", () =>
    withSchemas(
      listed(
        10_000,
        (n) =>
          `"S${n}":{"type":"object","properties":{"next":{"$ref":"#/components/schemas/S${n + 1}"}}}`,
      ) + ',"S10000":{}',
    ),
  ),
  json("10,000 references to references", () =>
    withSchemas(
      listed(10_000, (n) => `"S${n}":{"$ref":"#/components/schemas/S${n + 1}"}`) + ',"S10000":{}',
    ),
  ),
  json("10,000 schemas that extend the next", () =>
    withSchemas(
      listed(
        10_000,
        (n) =>
          `"S${n}":{"allOf":[{"$ref":"#/components/schemas/S${n + 1}"},{"type":"object","properties":{"p${n}":{}}}]}`,
      ) + ',"S10000":{}',
    ),
  ),
  json("a union of 10,000", () =>
    withSchemas(
      `"A":{"oneOf":[${listed(10_000, (n) => `{"$ref":"#/components/schemas/S${n}"}`)}]},${listed(10_000, (n) => `"S${n}":{"type":"object"}`)}`,
    ),
  ),
  json(
    "5,000 tags",
    () =>
      `${head},"paths":{${listed(5_000, (n) => `"/p${n}":{"get":{"tags":["Tag ${n}"],"responses":{}}}`)}}}`,
  ),
  json(
    "names of 100,000 letters",
    () =>
      `${head},"paths":{"/${"p".repeat(1e5)}":{"get":{"operationId":"${"o".repeat(1e5)}","tags":["${"t".repeat(1e5)}"],"responses":{}}}},"components":{"schemas":{"${"s".repeat(1e5)}":{"type":"object","properties":{"${"q".repeat(1e5)}":{}}}}}}`,
  ),
  json(
    "words made to slow down patterns",
    () =>
      `${head},"paths":{"/${"{".repeat(5e4)}":{},"/a":{"get":{"operationId":"${"aA".repeat(5e4)}","description":"${" \\n".repeat(1e5)}","tags":["${"_".repeat(1e5)}"],"responses":{}}}}}`,
  ),
  yaml(
    "aliases of aliases",
    () =>
      `${yamlHead}x-0: &a0 [a, a, a, a, a, a, a, a, a]\n${Array.from({ length: 12 }, (_, n) => `x-${n + 1}: &a${n + 1} [${Array<string>(9).fill(`*a${n}`).join(", ")}]`).join("\n")}\n`,
  ),
  yaml("an anchor that contains itself", () => `${yamlHead}x-a: &a { b: *a }\n`),
  json(
    "responses that refer to responses that do so",
    () =>
      `${head},"paths":{"/a":{"get":{"responses":{"200":{"$ref":"#/components/responses/R0"}}}}},"components":{"responses":{${listed(5_000, (n) => `"R${n}":{"$ref":"#/components/responses/R${n + 1}"}`)},"R5000":{"description":"a"}}}}`,
  ),
];

function json(name: string, text: () => string): Extreme {
  return { name: `${name} (JSON)`, extension: "json", text };
}

function yaml(name: string, text: () => string): Extreme {
  return { name: `${name} (YAML)`, extension: "yaml", text };
}
