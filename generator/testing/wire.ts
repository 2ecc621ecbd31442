import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { openWorkshop, type Workshop } from "../../scripts/conformance/client.js";
import { type Responder, text, useServers } from "../../templates/src/runtime/testing/server.js";
import { generated } from "./generated.js";

/** An operation of one document, called once by a program that is type-checked. */
export interface Row {
  /** Also the name of the method. */
  readonly id: string;
  /** `GET /a`, with the operation but for its responses as YAML in one line. */
  readonly route: string;
  readonly operation?: string;
  /** Beside the operation. */
  readonly item?: string;
  /** YAML; default: 204. */
  readonly responses?: string;
  /** Arguments, as a consumer writes them. */
  readonly args: string;
  /** What must come, as far as it is said. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | RegExp;
  readonly answer?: Responder;
  /** What the consumer does with the call; default: awaits it. */
  readonly use?: string;
  readonly data?: unknown;
}

type Programs = Readonly<Record<string, (client: object) => Promise<unknown>>>;

/** Tests that what a document says is what is sent and what comes back, over 127.0.0.1, for each row. */
export function testOnTheWire(rows: readonly Row[], components: string): void {
  const start = useServers();
  let workshop: Workshop;
  let Library: new (options: object) => object;
  let programs: Programs;

  beforeAll(async () => {
    const files = await generated(documentOf(rows, components));
    const entry = 'export * from "./index.js";\nexport * from "./consumer.js";\n';
    workshop = openWorkshop([
      ...files,
      { path: "src/consumer.ts", text: consumerOf(rows) },
      { path: "src/entry.ts", text: entry },
    ]);
    const module = await workshop.load("src/entry.ts");
    Library = module.Library as typeof Library;
    programs = module.programs as Programs;
  }, 120_000);

  afterAll(() => {
    workshop.remove();
  });

  test.each(["typescript", "typescript-7"])(
    "every program compiles, says %s",
    (compiler) => {
      expect(workshop.typeFaults(compiler)).toBe("");
    },
    120_000,
  );

  describe("what a document says is what is sent, and what comes back", () => {
    test.each(rows.map((row) => [row.id, row] as const))("%s", async (id, row) => {
      const server = await start(row.answer ?? text("", 204));
      const { port } = new URL(server.url);
      const client = new Library({ serverVariables: { port }, retry: false });
      const data = await programs[id]?.(client);
      const request = server.requests[0]!;
      expect(request.method).toBe(row.route.split(" ")[0]);
      if (row.url !== undefined) expect(request.url).toBe(row.url);
      for (const [name, value] of Object.entries(row.headers ?? {})) {
        expect(request.headers[name]).toBe(value);
      }
      if (typeof row.body === "string") expect(request.body).toBe(row.body);
      if (row.body instanceof RegExp) expect(request.body).toMatch(row.body);
      expect(data).toEqual(row.data);
    });
  });
}

/** A document that has the operations of all rows. */
function documentOf(rows: readonly Row[], components: string): string {
  return `openapi: 3.2.0\ninfo: { title: Wire, version: "1" }\nservers: [{ url: "http://127.0.0.1:{port}", variables: { port: { default: "1" } } }]
paths:\n${rows.map(pathOf).join("\n")}\n${components}`;
}

function pathOf({ id, route, item, operation, responses: own }: Row): string {
  const [method = "", path = ""] = route.split(" ");
  const members = [
    "tags: [wire]",
    `operationId: ${id}`,
    ...(operation === undefined ? [] : [operation]),
    `responses: ${own ?? '{ "204": { description: none } }'}`,
  ];
  const object = `{ ${members.join(", ")} }`;
  const known =
    method === "COPY"
      ? `additionalOperations: { ${method}: ${object} }`
      : `${method.toLowerCase()}: ${object}`;
  const said = item?.startsWith("$ref") ? [item] : [...(item === undefined ? [] : [item]), known];
  return `  ${JSON.stringify(path)}: { ${said.join(", ")} }`;
}

function consumerOf(rows: readonly Row[]): string {
  const programs = rows.map(
    ({ id, args, use = "call" }) =>
      `  ${id}: async ({ wire }: Library): Promise<unknown> => {\n    const call = wire.${id}(${args});\n    return ${use};\n  },`,
  );
  return `import type { Library } from "./index.js";

async function all<Element>(elements: AsyncIterable<Element>): Promise<Element[]> {
  const list: Element[] = [];
  for await (const element of elements) list.push(element);
  return list;
}

export const programs = {
${programs.join("\n")}
};
export { all };
`;
}
