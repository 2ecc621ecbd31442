import { referencedNames } from "../types/declarations.js";
import ts from "../typescript.cjs";
import type { States } from "./finding.js";
import { GLOBALS, OPERATIONS, RUNTIME, surfaceOf, WEBHOOKS } from "./surface.js";

/** The types of one operation, as the compiler knows them. */
export interface OperationTypes {
  readonly parameters: readonly ParameterType[];
  readonly result: ts.Type;
  readonly error: ts.Type;
  /** `void` where the operation has no pages. */
  readonly item: ts.Type;
  /** What is sent and given as other media types than the usual ones. */
  readonly bodies: ReadonlyMap<string, ts.Type>;
  readonly results: ReadonlyMap<string, ts.Type>;
}

export interface ParameterType {
  readonly name: string;
  readonly type: ts.Type;
  readonly optional: boolean;
}

/** Two states of an API in one program, so that types of the one can be held against the other's. */
export interface Comparison {
  readonly checker: ts.TypeChecker;
  readonly from: ReadonlyMap<string, OperationTypes>;
  readonly to: ReadonlyMap<string, OperationTypes>;
  /** Payloads by the names of webhooks. */
  readonly webhooks: {
    readonly from: ReadonlyMap<string, ts.Type>;
    readonly to: ReadonlyMap<string, ts.Type>;
  };
  /** Declarations that read the same on both sides, with all that they mention. */
  readonly unchanged: ReadonlySet<string>;
  /** The declarations, as written, without comments. */
  readonly texts: { readonly from: Texts; readonly to: Texts };
}

type Texts = ReadonlyMap<string, string>;

/** Two states and the program that holds both. */
export interface Pair extends States {
  readonly comparison: Comparison;
}

/** The surfaces of both states, `/from.d.ts` and `/to.d.ts`, and what they are made of. */
export function programOf({ from, to }: States): ts.Program {
  const files = new Map([
    ["/globals.d.ts", GLOBALS],
    ["/runtime.d.ts", RUNTIME],
    ["/from.d.ts", surfaceOf(from)],
    ["/to.d.ts", surfaceOf(to)],
  ]);
  return ts.createProgram([...files.keys()], OPTIONS, hostOf(files));
}

export function compile(states: States): Comparison {
  const program = programOf(states);
  const checker = program.getTypeChecker();
  const [old, now] = [fileOf(program, "/from.d.ts"), fileOf(program, "/to.d.ts")];
  const declared = { from: declarationsOf(old), to: declarationsOf(now) };
  return {
    checker,
    from: operationTypes(old, checker),
    to: operationTypes(now, checker),
    webhooks: { from: membersOf(WEBHOOKS, old, checker), to: membersOf(WEBHOOKS, now, checker) },
    unchanged: unchangedNames(declared.from, declared.to),
    texts: { from: textsOf(declared.from), to: textsOf(declared.to) },
  };
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noLib: true,
  types: [],
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  return {
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name, options) => {
      const text = files.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, options);
    },
    getDefaultLibFileName: () => "/globals.d.ts",
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    directoryExists: () => true,
    getDirectories: () => [],
  };
}

function fileOf(program: ts.Program, name: string): ts.SourceFile {
  const file = program.getSourceFile(name);
  if (file === undefined) throw new Error(`the program has no ${name}`);
  return file;
}

function operationTypes(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): ReadonlyMap<string, OperationTypes> {
  const members = membersOf(OPERATIONS, file, checker);
  return new Map([...members].map(([name, type]) => [name, typesOf(type, checker)]));
}

/** The types of the members of one of the surface's interfaces. */
function membersOf(
  holder: string,
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): ReadonlyMap<string, ts.Type> {
  const module = checker.getSymbolAtLocation(file);
  const symbol = module && checker.getExportsOfModule(module).find(({ name }) => name === holder);
  if (symbol === undefined) throw new Error(`${file.fileName} has no ${holder}`);
  const members = checker.getDeclaredTypeOfSymbol(symbol).getProperties();
  return new Map(members.map((member) => [member.name, checker.getTypeOfSymbol(member)]));
}

function typesOf(operation: ts.Type, checker: ts.TypeChecker): OperationTypes {
  const part = (name: string): ts.Type => {
    const symbol = operation.getProperty(name);
    if (symbol === undefined) throw new Error(`an operation without ${name}`);
    return checker.getTypeOfSymbol(symbol);
  };
  const [signature] = part("call").getCallSignatures();
  const parameters = (signature?.parameters ?? []).map((parameter) => {
    const declaration = parameter.valueDeclaration;
    const optional =
      declaration !== undefined &&
      ts.isParameter(declaration) &&
      declaration.questionToken !== undefined;
    return { name: parameter.name, type: checker.getTypeOfSymbol(parameter), optional };
  });
  const byName = (name: string): ReadonlyMap<string, ts.Type> =>
    new Map(
      part(name)
        .getProperties()
        .map((property) => [property.name, checker.getTypeOfSymbol(property)]),
    );
  return {
    ...{ parameters, result: part("result"), error: part("error"), item: part("item") },
    ...{ bodies: byName("bodies"), results: byName("results") },
  };
}

interface Declared {
  readonly text: string;
  readonly mentions: ReadonlySet<string>;
}

const printer = ts.createPrinter({ removeComments: true });

function declarationsOf(file: ts.SourceFile): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const statement of file.statements) {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
    if ([OPERATIONS, WEBHOOKS].includes(statement.name.text)) continue;
    const mentions = new Set(referencedNames(statement));
    const text = printer.printNode(ts.EmitHint.Unspecified, statement, file);
    declared.set(statement.name.text, { text, mentions });
  }
  return declared;
}

function unchangedNames(
  from: ReadonlyMap<string, Declared>,
  to: ReadonlyMap<string, Declared>,
): ReadonlySet<string> {
  const changed = new Set(
    [...from.keys(), ...to.keys()].filter((name) => from.get(name)?.text !== to.get(name)?.text),
  );
  for (let before = -1; before !== changed.size;) {
    before = changed.size;
    for (const [name, { mentions }] of to) {
      if (!changed.has(name) && [...mentions].some((other) => changed.has(other)))
        changed.add(name);
    }
  }
  return new Set([...to.keys()].filter((name) => !changed.has(name)));
}

function textsOf(declared: ReadonlyMap<string, Declared>): Texts {
  return new Map([...declared].map(([name, { text }]) => [name, text]));
}
