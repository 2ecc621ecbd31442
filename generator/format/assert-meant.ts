import ts from "../typescript.cjs";

/**
 * Refuses text that is not the TypeScript it was meant to be: this finds the place where text of a
 * document became code although nobody thought of that place.
 *
 * @param meant - the identifiers that may be in it
 * @throws {Error} which names the first thing that is not as it should be: a fault of ours
 */
export function assertMeant(path: string, text: string, meant: ReadonlySet<string>): void {
  const options = {
    languageVersion: ts.ScriptTarget.ES2022,
    // Comments are read for what is an order to the compiler, and that is not a matter of JSDoc.
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  const file = ts.createSourceFile(path, text, options) as ParsedFile;
  const fault = syntaxFault(file) ?? directiveFault(file) ?? faultIn(file, meant);
  if (fault !== undefined)
    throw new Error(`the text generated for ${path} is not what was meant: ${fault}`);
}

/** What TypeScript knows of a parsed file besides what its declarations say. */
interface ParsedFile extends ts.SourceFile {
  readonly parseDiagnostics: readonly ts.Diagnostic[];
  readonly commentDirectives?: readonly unknown[];
  readonly pragmas: ReadonlyMap<string, unknown>;
}

function syntaxFault({ parseDiagnostics }: ParsedFile): string | undefined {
  const [fault] = parseDiagnostics;
  return fault && ts.flattenDiagnosticMessageText(fault.messageText, "\n");
}

/** Comments that tell the compiler something. */
function directiveFault({ commentDirectives, pragmas }: ParsedFile): string | undefined {
  const count = (commentDirectives?.length ?? 0) + pragmas.size;
  return count === 0 ? undefined : "a comment is a directive";
}

function faultIn(node: ts.Node, meant: ReadonlySet<string>): string | undefined {
  if (!isExpectedKind(node.kind)) return `it has a ${ts.SyntaxKind[node.kind]}`;
  if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && !meant.has(node.text)) {
    return `it has the name ${JSON.stringify(node.text)}`;
  }
  if (isRunOnLoad(node)) return "it has a statement that runs when it is loaded";
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !isOwnModule(node)) {
    return "it refers to a module of another package";
  }
  return ts.forEachChild(node, (child) => faultIn(child, meant));
}

function isRunOnLoad(node: ts.Node): boolean {
  return ts.isSourceFile(node) && node.statements.some(ts.isExpressionStatement);
}

function isOwnModule(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  // `import "./x.js"` runs a module for nothing but its effects.
  if (ts.isImportDeclaration(node) && node.importClause === undefined) return false;
  const module = node.moduleSpecifier;
  return module === undefined || (ts.isStringLiteral(module) && /^\.\.?\//.test(module.text));
}

/** What generated files are made of. */
const expectedKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ArrayType,
  ts.SyntaxKind.AsExpression,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.Block,
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.ComputedPropertyName,
  ts.SyntaxKind.Constructor,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.ExportSpecifier,
  ts.SyntaxKind.ExpressionStatement,
  ts.SyntaxKind.ExpressionWithTypeArguments,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.HeritageClause,
  ts.SyntaxKind.ImportClause,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ImportSpecifier,
  ts.SyntaxKind.IndexSignature,
  ts.SyntaxKind.IndexedAccessType,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.IntersectionType,
  ts.SyntaxKind.LiteralType,
  ts.SyntaxKind.MappedType,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.NamedExports,
  ts.SyntaxKind.NamedImports,
  ts.SyntaxKind.NamespaceImport,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.OptionalType,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.ParenthesizedType,
  ts.SyntaxKind.PrefixUnaryExpression,
  ts.SyntaxKind.PropertyAccessExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.PropertyDeclaration,
  ts.SyntaxKind.PropertySignature,
  ts.SyntaxKind.QualifiedName,
  ts.SyntaxKind.RestType,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.ShorthandPropertyAssignment,
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.TupleType,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.TypeLiteral,
  ts.SyntaxKind.TypeOperator,
  ts.SyntaxKind.TypeParameter,
  ts.SyntaxKind.TypeReference,
  ts.SyntaxKind.UnionType,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.VariableDeclarationList,
  ts.SyntaxKind.VariableStatement,
]);

/** Tokens that can do more than they seem to. */
const unexpectedTokens: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportKeyword,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.RegularExpressionLiteral,
]);

function isExpectedKind(kind: ts.SyntaxKind): boolean {
  const isToken = kind <= ts.SyntaxKind.LastToken;
  return isToken ? !unexpectedTokens.has(kind) : expectedKinds.has(kind);
}
