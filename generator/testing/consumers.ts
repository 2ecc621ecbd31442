import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { compile } from "../diff/compiler.js";
import type { ApiState } from "../diff/finding.js";
import { sample } from "../diff/sample.js";
import { OPERATIONS, surfaceOf, operationsOf } from "../diff/surface.js";
import {
  alternativesOf,
  elementType,
  entryType,
  isNullish,
  isStructure,
} from "../diff/type-shape.js";
import { construct, callOf, program } from "../diff/example.js";
import { copiedFiles, printFiles } from "../plan.js";

/** A consumer's program and the client it is compiled against. */
export interface Consumer {
  readonly text: string;
  readonly client: ApiState;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.disposable.d.ts"],
  types: [],
  noEmit: true,
  skipLibCheck: true,
};

/** What TypeScript says of each program, compiled together. Clients share one runtime. */
export function faultsOf(consumers: readonly Consumer[]): readonly (readonly string[])[] {
  const files = new Map<string, string>();
  const clients = new Map<ApiState, string>();
  for (const { client } of consumers) {
    if (clients.has(client)) continue;
    const folder = join(root, `virtual/client${clients.size}`);
    clients.set(client, folder);
    const printed = printFiles(client.model, client.declarations, "0.0.0");
    for (const { path, text } of [...printed, ...copiedFiles(printed)]) {
      const shared = path.startsWith("src/runtime/");
      files.set(shared ? join(root, "virtual", path) : join(folder, path), text);
    }
  }
  const names = consumers.map(({ text, client }, index) => {
    const name = join(clients.get(client) ?? root, `consumer${index}.ts`);
    files.set(name, text);
    return name;
  });
  files.set(join(root, "virtual/package.json"), '{"type":"module"}');
  const made = ts.createProgram(names, options, hostOf(files));
  return names.map((name) =>
    ts
      .getPreEmitDiagnostics(made, made.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const fileExists = (name: string): boolean => files.has(name) || existsSync(name);
  const readFile = (name: string): string | undefined =>
    files.get(name) ?? (existsSync(name) ? readFileSync(name, "utf8") : undefined);
  return {
    ...host,
    fileExists,
    readFile,
    directoryExists: () => true,
    getSourceFile: (name, version) => {
      const text = readFile(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, version);
    },
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const target = targetOf(text, from, files);
        const found = target !== undefined && [`${target}.ts`, `${target}.d.ts`].find(fileExists);
        if (found !== undefined && found !== false) {
          const extension = found.endsWith(".d.ts") ? ts.Extension.Dts : ts.Extension.Ts;
          return { resolvedModule: { resolvedFileName: found, extension } };
        }
        return ts.resolveModuleName(text, join(root, "index.ts"), options, {
          fileExists: existsSync,
          readFile: (name) => readFileSync(name, "utf8"),
        });
      }),
  };
}

/** Without its extension. `undefined` for a package that is not the client. */
function targetOf(
  name: string,
  from: string,
  files: ReadonlyMap<string, string>,
): string | undefined {
  const runtime = /(?:^|\/)runtime\/([\w/-]+)\.js$/.exec(name)?.[1];
  if (runtime !== undefined && name.startsWith("."))
    return join(root, "virtual/src/runtime", runtime);
  if (name.startsWith(".")) return resolve(dirname(from), name.replace(/\.js$/, ""));
  const manifest = files.get(join(dirname(from), "package.json")) ?? "";
  const entry = name.endsWith("/webhooks") ? "webhooks" : "index";
  const client = JSON.stringify(name.replace(/\/webhooks$/, ""));
  return manifest.includes(`"name": ${client}`) ? join(dirname(from), "src", entry) : undefined;
}

/** A program that does with a client whatever its types allow, as far as it is not extraordinary. */
export function exercise(state: ApiState): string {
  const comparison = compile({ from: state, to: state });
  const { checker } = comparison;
  const names: string[] = [];
  const lines = operationsOf(state).flatMap((placed, index) => {
    const types = comparison.from.get(placed.name);
    if (types === undefined) return [];
    const speaker = { state, placed, types, comparison };
    const paged = placed.operation.pagination !== undefined;
    const full = types.parameters
      .slice(0, -1)
      .map(({ type }, at) => [at, fullest(type, checker)] as const);
    const old = `Old.${OPERATIONS}[${JSON.stringify(placed.name)}]`;
    const call = callOf(speaker);
    names.push(placed.operation.errorTypeName);
    return [
      `const result${index}: ${old}["result"] = ${paged ? `(await ${call}).body` : `await ${call}`};`,
      ...reads(types.result, `result${index}`, checker),
      `await ${callOf(speaker, new Map(full))};`,
      ...(paged
        ? [`for await (const item of ${call}) {`, ...reads(types.item, "item", checker), "}"]
        : [`await ${call}.withResponse();`]),
      `export const error${index}: ${old}["error"] = null! as ${placed.operation.errorTypeName};`,
    ];
  });
  const surface = surfaceOf(state).replace(/^import.*$/m, "");
  const imports = `import type { HttpError, PagerOptions, RequestOptions${names.map((name) => `, ${name}`).join("")} } from ${JSON.stringify(state.model.packageName)};`;
  const text = program(state, [construct(state), ...lines]);
  const start = text.split("\n")[0]?.replace(/, type [^}]*/, " ") ?? "";
  return [
    start,
    imports,
    text.slice(text.indexOf("\n")),
    `declare namespace Old {${surface}}`,
  ].join("\n");
}

function reads(
  type: ts.Type,
  value: string,
  checker: ts.TypeChecker,
  depth = 0,
): readonly string[] {
  const only = alternativesOf(type).filter((part) => !isNullish(part));
  const [first] = only;
  if (only.length !== 1 || first === undefined || !isStructure(first) || depth > 4) return [];
  const element = elementType(first, checker);
  if (element !== undefined) return reads(element, `${value}[0]!`, checker, depth + 1);
  const entry = entryType(first, checker);
  if (entry !== undefined) return [`${value}["key"];`];
  return first.getProperties().flatMap((property) => {
    const part = `${value}[${JSON.stringify(property.name)}]`;
    return [
      `${part};`,
      ...reads(checker.getTypeOfSymbol(property), `${part}!`, checker, depth + 1),
    ];
  });
}

/** A value with every property that a type allows. */
function fullest(type: ts.Type, checker: ts.TypeChecker, depth = 0): string {
  const only = alternativesOf(type).filter((part) => !isNullish(part));
  const [first] = only;
  if (first === undefined || !isStructure(first) || depth > 4) return sample(type, [], checker);
  const element = elementType(first, checker);
  if (element !== undefined) return `[${fullest(element, checker, depth + 1)}]`;
  if (first.getSymbol()?.name === "Blob") return "new Blob()";
  const members = first
    .getProperties()
    .map(
      (property) =>
        `${JSON.stringify(property.name)}: ${fullest(checker.getTypeOfSymbol(property), checker, depth + 1)}`,
    );
  return `{ ${members.join(", ")} }`;
}
