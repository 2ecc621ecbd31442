import { test } from "@jest/globals";
import { appendFileSync } from "node:fs";
import { diagnosticsOf, head, load, withSchema } from "./testing/loading.js";
const log = { push: (...l: string[]) => appendFileSync("/tmp/names-probe.log", l.join("\n") + "\n") };
async function probe(name: string, files: Record<string,string>, overlays: string[] = []) {
  const t = performance.now();
  const loading = load(files, overlays);
  const ds = await diagnosticsOf(loading).catch((e) => [{severity:"CRASH", code: String(e.stack), pointer:"", message:""}] as any);
  let root: any; try { root = (await loading).root } catch {}
  log.push(`## ${name} (${Math.round(performance.now()-t)}ms)`, ...ds.slice(0,6).map((d: any)=>`  ${d.severity} ${d.code} ${d.pointer??""} ${d.message}`), "  " + JSON.stringify({p: root?.paths, s: root?.components?.schemas})?.slice(0,900));
}
test("probe", async () => {
  await probe("A mapping first, chain to nowhere in b", {
    "a.yaml": withSchema("{ $ref: '#/components/schemas/U' }", "{ schemas: { U: { oneOf: [], discriminator: { propertyName: t, mapping: { x: 'b.yaml#/A' } }, properties: { z: { $ref: 'b.yaml#/A' } } } } }"),
    "b.yaml": "A: { $ref: '#/nowhere' }\n",
  });
  await probe("A2 mapping first, cycle in b", {
    "a.yaml": withSchema("{ $ref: '#/components/schemas/U' }", "{ schemas: { U: { discriminator: { propertyName: t, mapping: { x: 'b.yaml#/A' } }, properties: { z: { $ref: 'b.yaml#/A' } } } } }"),
    "b.yaml": "A: { $ref: '#/B' }\nB: { $ref: '#/A' }\n",
  });
  await probe("A3 mapping into a faulty file", {
    "a.yaml": withSchema("{ $ref: '#/components/schemas/U' }", "{ schemas: { U: { discriminator: { propertyName: t, mapping: { x: 'b.yaml#/A' } }, properties: { z: { $ref: 'b.yaml#/A' } } } } }"),
    "b.yaml": "A: { $ref: [\n",
  });
  await probe("C bag with anchor", { "a.yaml": withSchema("{ $ref: 'b.yaml#it' }"), "b.yaml": "Book: { $anchor: it, type: string }\n" });
  await probe("C2 bag with id and #", { "a.yaml": withSchema("{ $ref: 'b.yaml#/Node' }"), "b.yaml": "Node: { $id: node, properties: { next: { $ref: '#' } } }\n" });
  await probe("C3 components file with anchor", { "a.yaml": withSchema("{ $ref: 'b.yaml#it' }"), "b.yaml": "components: { schemas: { Book: { $anchor: it, type: string } } }\n" });
  await probe("C4 schemas by ref, anchors", { "a.yaml": withSchema("{ $ref: 'b.yaml#it' }", "{ schemas: { $ref: b.yaml } }"), "b.yaml": "Book: { $anchor: it, type: string }\n" });
  await probe("E empty file", { "a.yaml": withSchema("{ $ref: 'b.yaml' }"), "b.yaml": "" });
  await probe("E2 comment file", { "a.yaml": withSchema("{ $ref: 'b.yaml#/x' }"), "b.yaml": "# nothing\n" });
  await probe("E3 string file", { "a.yaml": withSchema("{ $ref: 'b.yaml' }"), "b.yaml": "hello\n" });
  await probe("I overlay adds anchor", { "a.yaml": withSchema("{ $ref: '#book' }", "{ schemas: { Book: { type: string } } }"), "o.yaml": "overlay: 1.0.0\ninfo: { title: x, version: '1' }\nactions: [{ target: $.components.schemas.Book, update: { $anchor: book } }]\n" }, ["o.yaml"]);
  await probe("I2 escaped key json", { "a.json": withJson() });
  await probe("I3 escaped key yaml", { "a.yaml": withSchema("{ $ref: '#book' }", '{ schemas: { Book: { "\\x24anchor": book } } }') });
  await probe("M map target", { "a.yaml": withSchema("{ $ref: '#/components/schemas/A/properties' }", "{ schemas: { A: { properties: { a: { type: string } } } } }") });
  await probe("M2 info", { "a.yaml": withSchema("{ $ref: '#/info' }") });
  await probe("M3 example", { "a.yaml": withSchema("{ $ref: '#/components/schemas/A/example' }", "{ schemas: { A: { example: { type: string } } } }") });
  await probe("M4 schemas", { "a.yaml": withSchema("{ $ref: '#/components/schemas' }", "{ schemas: { A: { example: { type: string } } } }") });
  await probe("MM path items chain", { "a.yaml": `${head}paths:\n  /a: { $ref: '#/components/pathItems/B', get: { responses: {} } }\ncomponents: { pathItems: { B: { $ref: '#/components/pathItems/C', put: { responses: {} } }, C: { post: { responses: {} } } } }\n` });
  await probe("QQ schemas ref with siblings", { "a.yaml": withSchema("{ $ref: '#/components/schemas/Own' }", "{ schemas: { $ref: b.yaml, Own: { type: string }, Unused: { type: string } } }"), "b.yaml": "Book: { type: integer }\n" });
  await probe("QQ2 properties ref with siblings", { "a.yaml": withSchema("{ properties: { $ref: 'b.yaml#/props', own: { type: string } } }"), "b.yaml": "props: { other: { type: integer } }\n" });
  await probe("W empty key", { "a.yaml": withSchema("{ $ref: '#/components/schemas/' }", '{ schemas: { "": { type: string } } }') });
  await probe("W2 odd keys", { "a.yaml": withSchema("{ anyOf: [{ $ref: '#/components/schemas/a~1b' }, { $ref: '#/components/schemas/a%20b' }, { $ref: '#/components/schemas/a~0b' }, { $ref: '#/components/schemas/a%25b' }, { $ref: '#/components/schemas/__proto__' }] }", '{ schemas: { "a/b": { const: 1 }, "a b": { const: 2 }, "a~b": { const: 3 }, "a%b": { const: 4 }, "__proto__": { const: 5 } } }') });
  await probe("N 3.0 siblings", { "a.yaml": withSchema("{ $ref: '#/components/schemas/A', nullable: true, description: d, required: [x] }", "{ schemas: { A: { type: object } } }").replace("3.1.0", "3.0.3") });
  await probe("N1 3.1 siblings allOf odd", { "a.yaml": withSchema("{ $ref: '#/components/schemas/A', allOf: { type: string } }", "{ schemas: { A: { type: object } } }") });
  await probe("S same file two spellings", { "a.yaml": withSchema("{ anyOf: [{ $ref: './b.yaml' }, { $ref: 'x/../b.yaml' }, { $ref: 'b.yaml#' }, { $ref: '%62.yaml' }, { $ref: 'b.yaml#/' }] }"), "b.yaml": "type: string\n" });
  await probe("ID1 id equals file url", { "a.yaml": withSchema("{ anyOf: [{ $ref: 'b.yaml' }, { $ref: 'b.yaml#/Thing' }] }", "{ schemas: { A: { $id: b.yaml, type: string } } }"), "b.yaml": "type: integer\nThing: { type: boolean }\n" });
  await probe("ID2 id is main", { "a.yaml": withSchema("{ $ref: 'a.yaml#/components/schemas/B' }", "{ schemas: { A: { $id: a.yaml, type: string }, B: { type: string } } }") });
  await probe("ID3 ..", { "a.yaml": withSchema("{ $ref: 'x' }", "{ schemas: { A: { $id: 'p/q/', $defs: { X: { $id: '../../x', type: string, properties: { self: { $ref: '#' }, up: { $ref: 'p/q/' } } } } } } }") });
  await probe("ID4 root id in 3.1 file w $self", { "a.yaml": withSchema("{ $ref: 'https://x/y#it' }", "{ schemas: { A: { $id: 'https://x/y', $defs: { i: { $anchor: it, $ref: '#other' }, o: { $anchor: other, $ref: '#it' } } } } }") });
  await probe("ID5 ref sibling id", { "a.yaml": withSchema("{ $ref: '#/components/schemas/A' }", "{ schemas: { A: { $id: 'https://x/y', $ref: '#/$defs/i', $defs: { i: { type: string } } } } }") });
  await probe("ID6 file schema w/ id; # pointer into components", { "a.yaml": withSchema("{ $ref: 'b.json#/$defs/x' }"), "b.json": JSON.stringify({ $id: "https://x/b", $defs: { x: { $id: "c", properties: { p: { $ref: "#/$defs/y" }, q: {$ref: "b#/$defs/y"} } }, y: { type: "string" } } }) });
  await probe("AN fully encoded pointer", { "a.yaml": withSchema("{ $ref: '#%2Fcomponents%2Fschemas%2FA' }", "{ schemas: { A: { type: string } } }") });
  await probe("AR array", { "a.yaml": withSchema("{ anyOf: [{ $ref: '#/components/schemas/A/oneOf/0' }, { $ref: '#/components/schemas/A/oneOf/00' }, { $ref: '#/components/schemas/A/oneOf/-' }, { $ref: '#/components/schemas/A/oneOf/length' }, { $ref: '#/components/schemas/A/oneOf' }] }", "{ schemas: { A: { oneOf: [{ type: string }] } } }") });
  await probe("DYN other resource", { "a.yaml": withSchema("{ $ref: '#/components/schemas/A' }", "{ schemas: { A: { $id: a, items: { $dynamicRef: '#n' } }, B: { $id: b, $dynamicAnchor: n } } }") });
  await probe("DYN2 $dynamicRef beside $ref", { "a.yaml": withSchema("{ $ref: '#/components/schemas/A', $dynamicRef: '#n' }", "{ schemas: { A: { $dynamicAnchor: n } } }") });
  await probe("DYN3 with pointer", { "a.yaml": withSchema("{ $dynamicRef: '#/components/schemas/A' }", "{ schemas: { A: { $dynamicAnchor: n } } }") });
  await probe("RESP id", { "a.yaml": withSchema("{ type: string }", "{ schemas: { A: { $id: 'r', type: string } }, responses: { R: { $ref: r } } }") });
  await probe("null ref", { "a.yaml": withSchema("{ $ref: null }") });
  await probe("empty ref", { "a.yaml": withSchema("{ $ref: '' }") });
  await probe("ref #", { "a.yaml": withSchema("{ $ref: '#' }") });
  await probe("empty ref in file", { "a.yaml": withSchema("{ $ref: b.yaml }"), "b.yaml": "properties: { a: { $ref: '' } }\n" });
  for (const n of [200, 400]) {
    const names = Array.from({ length: n }, (_, i) => `LongishSchemaName${i}x`);
    await probe(`T missing ${n}`, { "a.json": JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {}, components: { schemas: Object.fromEntries(names.map((x) => [x, { $ref: `#/components/schemas/${x}Missing` }])) } }) });
  }
  for (const n of [200, 400]) {
    await probe(`T anchors ${n}`, { "a.json": JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {}, components: { schemas: Object.fromEntries(Array.from({ length: n }, (_, i) => [`S${i}`, { $anchor: `a${i}`, $id: `u${i}`, properties: { a: { $ref: `u${(i+1)%n}#a${(i+1)%n}` }, b: { $ref: `#a${i}` }, c: { $dynamicRef: "#d" } } }])) } }) });
    await probe(`T same id ${n}`, { "a.json": JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {}, components: { schemas: Object.fromEntries(Array.from({ length: n }, (_, i) => [`S${i}`, { $id: `u`, $anchor: "a", x: i, enum: Array.from({length: 200}, (_, k) => k) }])) } }) });
    await probe(`T chain ${n}`, { "a.json": JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {}, components: { schemas: Object.fromEntries(Array.from({ length: n }, (_, i) => [`S${i}`, { $ref: `#/components/schemas/S${i+1}${i === n-1 ? "" : ""}` }]).concat([[`S${n}`, {type:"string"}]])) } }) });
    await probe(`T member chain ${n}`, { "a.json": JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {}, components: { schemas: Object.fromEntries(Array.from({ length: n }, (_, i) => [`S${i}`, { description: "d", $ref: `#/components/schemas/S${i+1}/properties/x` } as object]).concat([[`S${n}`, {type:"string"}]])) } }) });
  }
}, 600000);
function withJson() { return JSON.stringify({ openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {}, components: { schemas: { A: { $ref: "#book" }, Book: { $anchor: "book" } } } }).replace('"$anchor"', '"\\u0024anchor"'); }
