import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { JsonObject } from "../../document.js";
import { head, load } from "../../testing/loading.js";

type Files = Readonly<Record<string, JsonObject>>;

/** What each name in `components/schemas` means: the titles of schemas, where each says where it stands. */
async function namesOf(
  references: Readonly<Record<string, string>>,
  files: Files,
  own: JsonObject = {},
): Promise<Record<string, string>> {
  const paths = Object.entries(references).map(([path, $ref]) => {
    const content = { "application/json": { schema: { $ref } } };
    return [path, { get: { responses: { 200: { description: "", content } } } }];
  });
  const { root } = await load({
    "openapi.yaml": `${head}paths: ${JSON.stringify(Object.fromEntries(paths))}
components: ${JSON.stringify({ schemas: own })}
`,
    ...Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, JSON.stringify(file)]),
    ),
  });
  const { schemas } = root.components as { schemas: Record<string, { title: string }> };
  return Object.fromEntries(Object.entries(schemas).map(([name, { title }]) => [name, title]));
}

/** References by their places, each as an operation of its own. */
function operations(...references: readonly string[]): Record<string, string> {
  return Object.fromEntries(references.map((reference, index) => [`/${index}`, reference]));
}

const thing = "#/components/schemas/Thing";
const component = (title: string): JsonObject => ({
  components: { schemas: { Thing: { title } } },
});

test("a schema of whose place nothing can be said has a name all the same", async () => {
  expect(await namesOf(operations("_.yaml"), { "_.yaml": { title: "a" } })).toEqual({
    Schema: "a",
  });
});

test("names are no longer than anybody reads, and tell long places apart", async () => {
  const [one, other] = ["a", "b"].map((end) => "long".repeat(40) + end) as [string, string];
  const files = { "x.yaml": { [one]: { title: "a" }, [other]: { title: "b" } } };
  const found = await namesOf(operations(`x.yaml#/${one}`, `x.yaml#/${other}`), files);
  expect(Object.values(found).sort()).toEqual(["a", "b"]);
  for (const name of Object.keys(found)) expect(name).toMatch(/^.{120}_[\da-f]{6}$/);
});

describe("a schema of a plain name", () => {
  const files = {
    "a.yaml": component("a"),
    "b.yaml": component("b"),
    "x/pet.yaml": { title: "x" },
    "y/pet.yaml": { title: "y" },
    "pet.yaml": { title: "pet" },
    "pet.json": { title: "json" },
    "parts.yaml": {
      components: {
        responses: { E: { schema: { title: "response" } } },
        parameters: { E: { schema: { title: "parameter" } } },
      },
    },
  };

  test.each<[why: string, references: string[], names: Record<string, string>]>([
    ["has it where no other asks for it", [`b.yaml${thing}`], { Thing: "b" }],
    [
      "is called after its file where another does",
      [`b.yaml${thing}`, `a.yaml${thing}`],
      { a_Thing: "a", b_Thing: "b" },
    ],
    [
      "is called after the path of its file",
      ["y/pet.yaml", "x/pet.yaml"],
      { x_pet: "x", y_pet: "y" },
    ],
    [
      "is called after the extension of its file where its path is no more",
      ["x/pet.yaml", "pet.yaml", "pet.json"],
      { x_pet: "x", "pet.yaml": "pet", "pet.json": "json" },
    ],
    [
      "is called after all of its place where the other is in the same file",
      ["parts.yaml#/components/responses/E/schema", "parts.yaml#/components/parameters/E/schema"],
      {
        parts_components_responses_E_schema: "response",
        parts_components_parameters_E_schema: "parameter",
      },
    ],
  ])("%s", async (_, references, names) => {
    expect(await namesOf(operations(...references), files)).toEqual(names);
    expect(await namesOf(operations(...[...references].reverse()), files)).toEqual(names);
  });

  test.each(["Thing", "thing", "THING_"])(
    "leaves it to the document's own, which is called %s",
    async (own) => {
      const names = await namesOf(operations(`b.yaml${thing}`), files, { [own]: { title: "own" } });
      expect(names).toEqual({ [own]: "own", b_Thing: "b" });
    },
  );

  test("has the document's name for it", async () => {
    const own = { Other: { $ref: `b.yaml${thing}` } };
    const names = await namesOf(operations(`a.yaml${thing}`, `b.yaml${thing}`), files, own);
    expect(names).toEqual({ Other: "b", Thing: "a" });
  });

  test("is never given a name of the document's own, though that has its letters", async () => {
    const own = Object.fromEntries(
      ["Thing", "b_Thing", "b_yaml_Thing", "b_components_schemas_Thing", "Thing_6d3058"].map(
        (name) => [name, { title: name }],
      ),
    );
    const names = await namesOf(operations(`b.yaml${thing}`), files, own);
    expect(names).toMatchObject(Object.fromEntries(Object.keys(own).map((name) => [name, name])));
    const others = Object.keys(names).filter((name) => !Object.hasOwn(own, name));
    expect(others).toEqual([expect.stringMatching(/^Thing_[0-9a-f]{6}$/)]);
  });
});

test("is one name for what is referred to from everywhere", async () => {
  const file = (title: string) => ({
    ...component(title),
    list: { title: `${title} list`, items: { $ref: thing }, oneOf: [{ $ref: "#/mapped" }] },
    mapped: {
      title: `${title} mapped`,
      discriminator: { propertyName: "kind", mapping: { thing } },
      $ref: thing,
    },
  });
  const { root } = await load({
    "openapi.yaml": `${head}paths: {}\ncomponents: { schemas: { A: { items: { $ref: "a.json#/list" } }, B: { $ref: "b.json#/list" } } }\n`,
    "a.json": JSON.stringify(file("a")),
    "b.json": JSON.stringify(file("b")),
  });
  const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const { schemas } = root.components as JsonObject;
  expect(schemas).toEqual({
    A: { items: to("a_list") },
    B: { items: to("b_Thing"), oneOf: [to("b_mapped")], title: "b list" },
    a_Thing: { title: "a" },
    a_list: { items: to("a_Thing"), oneOf: [to("a_mapped")], title: "a list" },
    a_mapped: {
      allOf: [to("a_Thing")],
      discriminator: { mapping: { thing: "#/components/schemas/a_Thing" }, propertyName: "kind" },
      title: "a mapped",
    },
    b_Thing: { title: "b" },
    b_mapped: {
      allOf: [to("b_Thing")],
      discriminator: { mapping: { thing: "#/components/schemas/b_Thing" }, propertyName: "kind" },
      title: "b mapped",
    },
  });
});

describe("of any references", () => {
  const pointers = [
    "/components/schemas/Thing",
    "/components/schemas/thing",
    "/components/responses/Thing/schema",
    "/components/parameters/Thing/schema",
    "/Thing",
    "",
  ];

  /** A file of which each schema says where it is. */
  function fileAt(path: string): JsonObject {
    const at = (pointer: string) => ({ title: `${path}#${pointer}` });
    return {
      ...at(""),
      Thing: at("/Thing"),
      components: {
        schemas: { Thing: at("/components/schemas/Thing"), thing: at("/components/schemas/thing") },
        responses: { Thing: { schema: at("/components/responses/Thing/schema") } },
        parameters: { Thing: { schema: at("/components/parameters/Thing/schema") } },
      },
    };
  }

  const paths = ["a.yaml", "a_Thing.yaml", "x/a.yaml", "x/thing.json", "x-a.yaml", "a.json"];
  const files = Object.fromEntries(paths.map((path) => [path, fileAt(path)]));
  const reference = fc
    .tuple(fc.constantFrom(...paths), fc.constantFrom(...pointers))
    .map(([path, pointer]) => `${path}#${pointer}`);
  const operation = fc.tuple(fc.stringMatching(/^\/[a-z]{3}$/), reference);
  const operationsOfAny = fc.array(operation, { minLength: 1, maxLength: 6 });
  const own = fc.constantFrom<JsonObject>({}, { thing: { title: "own" } }, { a: { title: "own" } });

  test("one that is added never gives a name another meaning", async () => {
    await fc.assert(
      fc.asyncProperty(operationsOfAny, operation, own, async (some, added, schemas) => {
        const before = await namesOf(Object.fromEntries(some), files, schemas);
        const after = await namesOf(Object.fromEntries([added, ...some]), files, schemas);
        for (const [name, meaning] of Object.entries(before)) {
          expect([meaning, undefined]).toContain(after[name]);
          if (meaning === "own") expect(after[name]).toBe("own");
        }
        // All that was there is still there, whatever it is called.
        expect(Object.values(after)).toEqual(expect.arrayContaining(Object.values(before)));
        const [, plain] = /(\w+)$/.exec(added[1]) ?? [];
        if (plain !== undefined && after[plain] === added[1]) expect(after).toMatchObject(before);
      }),
      { numRuns: 60 },
    );
  });

  test("they have the same names in any order", async () => {
    await fc.assert(
      fc.asyncProperty(operationsOfAny, own, async (some, schemas) => {
        const references = some.map(([, each]) => each);
        const names = await namesOf(operations(...references), files, schemas);
        const reversed = operations(...references.reverse());
        expect(await namesOf(reversed, files, schemas)).toEqual(names);
      }),
      { numRuns: 20 },
    );
  });
});
