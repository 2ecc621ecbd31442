import ts from "../typescript.cjs";

import { escapeInvisible } from "../plain-text.js";
import type { NamedSchema } from "../model/model.js";
import type { ComponentTypeNames } from "../model/named-schemas.js";
import type { Basis } from "./basis.js";
import { untangled } from "./circular-types.js";
import { plainComment } from "./comments.js";
import { withoutDuplicates } from "./duplicate-members.js";
import { translate } from "./translate.js";
import { translationInput } from "./translation-input.js";

/** The types of a client, as openapi-typescript makes them, each under its own name. */
export interface Declarations {
  /** Helpers that openapi-typescript's types refer to. */
  readonly helpers: readonly PrintedNode[];
  /** The exported declarations, by name. Types that can be said in place are not among them. */
  readonly statements: readonly Declaration[];
  /** Names of types that refer to themselves in a way that TypeScript can't, and say less for it. */
  readonly simplified: readonly string[];
  /** What is worth knowing the next time, when most will be as it is. */
  readonly records: () => readonly DeclarationRecord[];
  /**
   * How a type is spelt where it is used: its name or, where that is shorter, the type itself.
   *
   * @param namespace - what the names of declarations are members of there, if anything
   */
  spelling(typeName: string, namespace?: string): Spelling;
}

export interface Declaration extends PrintedNode {
  readonly typeName: string;
  /** Whether its text is formatted, since it has been written before. Default: false. */
  readonly isFormatted?: boolean;
}

/** Of what a declaration was made, which holds whatever the other ones are. */
export interface DeclarationRecord extends Basis {
  readonly typeName: string;
  readonly names: readonly string[];
}

/** A declaration as this very generator made it before, formatted. */
export type KnownDeclaration = DeclarationRecord & PrintedNode;

/** TypeScript, and the identifiers that were in it before it was text. */
export interface PrintedNode {
  readonly text: string;
  readonly names: readonly string[];
}

export interface Spelling {
  /** TypeScript. */
  readonly text: string;
  /** Names of the declarations it mentions. */
  readonly mentions: readonly string[];
  /** All names in it: those, and those of TypeScript's own types. */
  readonly names: readonly string[];
}

/**
 * Has openapi-typescript translate the schemas, and lays its types out as declarations of their
 * own: `components["schemas"]["Book"]` becomes `Book`, which is what an editor then shows.
 *
 * @param known - declarations that are taken as they are where they would be made of the same again
 */
export function declareTypes(
  schemas: readonly NamedSchema[],
  componentTypeNames: ComponentTypeNames,
  known: ReadonlyMap<string, KnownDeclaration> = new Map(),
): Declarations {
  const input = translationInput(schemas, componentTypeNames);
  const { nodes, kept, basisOf } = translate(input, known);
  const translated = membersByName(nodes);
  const { types, changed } = untangled(typesOf(translated));
  const inlined = new Map<string, ts.TypeNode>();
  const statements: Declaration[] = [];
  for (const { typeName, origin } of schemas) {
    const before = kept.has(typeName) ? known.get(typeName) : undefined;
    if (before !== undefined) {
      const { text, names } = before;
      statements.push({ typeName, text, names, isFormatted: true });
      continue;
    }
    const member = translated.get(typeName);
    if (member === undefined) throw new Error(`openapi-typescript made no type for ${typeName}`);
    const type = types.get(typeName) ?? member.type;
    if (origin === "derived" && isShort(type)) inlined.set(typeName, type);
    else statements.push({ typeName, ...printed(declarationOf(typeName, { ...member, type })) });
  }
  const helpers = nodes.filter(isHelper);
  /** Of another one, more decides than what it is made of: what leads back to it, what it needs. */
  const standsAlone = ({ typeName, names }: Declaration): boolean => {
    const type = types.get(typeName);
    return (
      type !== undefined &&
      ts.isTypeLiteralNode(type) &&
      type === translated.get(typeName)?.type &&
      !helpers.some(({ name }) => names.includes(name.text))
    );
  };
  return {
    helpers: helpers.map(printedHelper),
    statements,
    simplified: changed,
    records: () =>
      statements
        .filter((each) => kept.has(each.typeName) || standsAlone(each))
        .map(({ typeName, names }) => ({ typeName, names, ...basisOf(typeName) })),
    spelling: (typeName, namespace) => {
      const type = inlined.get(typeName) ?? ts.factory.createTypeReferenceNode(typeName);
      return spellingOf(type, namespace);
    },
  };
}

interface TranslatedMember {
  readonly type: ts.TypeNode;
  readonly comments: ts.SynthesizedComment[] | undefined;
}

const ownDeclarations = new Set(["paths", "webhooks", "components", "$defs", "operations"]);

function isHelper(node: ts.Node): node is ts.TypeAliasDeclaration {
  return ts.isTypeAliasDeclaration(node) && !ownDeclarations.has(node.name.text);
}

/**
 * Its own `WithRequired` asks for names that every variant has, which a nullable type or a union need
 * not have; then it does not compile.
 */
function printedHelper(node: ts.TypeAliasDeclaration): PrintedNode {
  if (node.name.text !== "WithRequired") return printed(node);
  return {
    text: "type WithRequired<T, K extends PropertyKey> = T & { [P in K & keyof T]-?: T[P] };",
    names: ["WithRequired", "T", "K", "PropertyKey", "P"],
  };
}

function printed(node: ts.Node): PrintedNode {
  return { text: print(node), names: identifiersIn(node) };
}

/** openapi-typescript makes identifiers of what are string literals, too: those hold their quotes. */
function identifiersIn(node: ts.Node): readonly string[] {
  const names = new Set<string>();
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) names.add(each.text);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return [...names];
}

function typesOf(members: ReadonlyMap<string, TranslatedMember>): ReadonlyMap<string, ts.TypeNode> {
  return new Map([...members].map(([name, { type }]) => [name, type]));
}

function membersByName(nodes: readonly ts.Node[]): ReadonlyMap<string, TranslatedMember> {
  const members = new Map<string, TranslatedMember>();
  for (const member of schemaMembers(nodes)) {
    const { name, type } = member;
    if (type === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) continue;
    members.set(name.text, {
      type: withoutIndexing(type),
      comments: plainComments(member),
    });
  }
  return members;
}

/** The members of `schemas` in `export interface components { schemas: { ... } }`. */
function schemaMembers(nodes: readonly ts.Node[]): readonly ts.PropertySignature[] {
  const components = nodes.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === "components",
  );
  const schemas = components?.members.filter(ts.isPropertySignature).find(isNamedSchemas)?.type;
  return schemas !== undefined && ts.isTypeLiteralNode(schemas)
    ? schemas.members.filter(ts.isPropertySignature)
    : [];
}

function isNamedSchemas({ name }: ts.PropertySignature): boolean {
  return ts.isIdentifier(name) && name.text === "schemas";
}

/** `components["schemas"]["Book"]` becomes `Book`, wherever it stands. */
function withoutIndexing(type: ts.TypeNode): ts.TypeNode {
  const visit = (node: ts.Node): ts.Node => {
    const name = indexedSchemaName(node);
    if (name !== undefined) return ts.factory.createTypeReferenceNode(name);
    const visited = ts.visitEachChild(node, visit, undefined);
    const whole = ts.isTypeLiteralNode(visited) ? withMembersOnce(visited) : visited;
    const comments = plainComments(node);
    return comments === undefined ? whole : ts.setSyntheticLeadingComments(whole, comments);
  };
  return ts.visitNode(type, visit, ts.isTypeNode);
}

function withMembersOnce(type: ts.TypeLiteralNode): ts.TypeLiteralNode {
  const members = withoutDuplicates(type.members);
  return members === type.members ? type : ts.factory.createTypeLiteralNode(members);
}

function plainComments(node: ts.Node): ts.SynthesizedComment[] | undefined {
  return ts.getSyntheticLeadingComments(node)?.flatMap((comment) => {
    const text = plainComment(comment.text);
    return text === undefined ? [] : [{ ...comment, text }];
  });
}

function indexedSchemaName(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node)) return undefined;
  const { objectType, indexType } = node;
  if (!ts.isIndexedAccessTypeNode(objectType)) return undefined;
  const { objectType: root } = objectType;
  const isComponents =
    ts.isTypeReferenceNode(root) &&
    ts.isIdentifier(root.typeName) &&
    root.typeName.text === "components" &&
    literalText(objectType.indexType) === "schemas";
  return isComponents ? literalText(indexType) : undefined;
}

function literalText(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)
    ? type.literal.text
    : undefined;
}

function declarationOf(name: string, { type, comments }: TranslatedMember): ts.Statement {
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const declaration = ts.isTypeLiteralNode(type)
    ? ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
    : ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type);
  return ts.setSyntheticLeadingComments(declaration, comments);
}

/** A type that a reader would rather see than its name. */
function isShort(type: ts.TypeNode): boolean {
  if (ts.isArrayTypeNode(type)) return isShort(type.elementType);
  if (ts.isTypeReferenceNode(type)) return type.typeArguments === undefined;
  if (ts.isUnionTypeNode(type)) return type.types.length <= 3 && type.types.every(isShort);
  if (ts.isLiteralTypeNode(type)) return true;
  return type.kind >= ts.SyntaxKind.FirstKeyword && type.kind <= ts.SyntaxKind.LastKeyword;
}

/** Types of TypeScript's own that stand for schemas. */
const ownTypes = ["Blob", "Date"];

function spellingOf(type: ts.TypeNode, namespace: string | undefined): Spelling {
  const names = referencedNames(type);
  const mentions = names.filter((name) => !ownTypes.includes(name));
  const spelt = namespace === undefined ? type : within(namespace, type, new Set(mentions));
  return { text: print(spelt), mentions, names };
}

/** `Book[]` becomes `schema.Book[]`. */
function within(namespace: string, type: ts.TypeNode, names: ReadonlySet<string>): ts.TypeNode {
  const { factory } = ts;
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      const { typeName } = node;
      if (!names.has(typeName.text)) return node;
      const name = factory.createQualifiedName(factory.createIdentifier(namespace), typeName);
      return factory.createTypeReferenceNode(name, node.typeArguments);
    }
    return ts.visitEachChild(node, visit, undefined);
  };
  return ts.visitNode(type, visit, ts.isTypeNode);
}

/** The types that a node refers to by their names. */
export function referencedNames(type: ts.Node): readonly string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName))
      names.add(node.typeName.text);
    ts.forEachChild(node, visit);
  };
  visit(type);
  return [...names];
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const emptyFile = ts.createSourceFile("schema.d.ts", "", ts.ScriptTarget.ES2022);

/**
 * TypeScript prints what is invisible raw. Outside comments it can only stand in string literals,
 * where its escape means the same.
 */
function print(node: ts.Node): string {
  return escapeInvisible(printer.printNode(ts.EmitHint.Unspecified, node, emptyFile));
}
