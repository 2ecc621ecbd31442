import ts from "../typescript.cjs";

/**
 * The members of an object type with each name once. openapi-typescript writes a discriminator's
 * property a second time where the schema has it, too: the schema's own type then counts if it says
 * more than `string`, and the property is required.
 */
export function withoutDuplicates(members: readonly ts.TypeElement[]): readonly ts.TypeElement[] {
  const byName = new Map<string, ts.TypeElement>();
  for (const member of members) {
    const name = nameOf(member);
    const earlier = byName.get(name);
    byName.set(name, earlier === undefined ? member : merged(earlier, member));
  }
  return byName.size === members.length ? members : [...byName.values()];
}

function merged(a: ts.TypeElement, b: ts.TypeElement): ts.TypeElement {
  if (!ts.isPropertySignature(a) || !ts.isPropertySignature(b)) return b;
  const isVague = b.type?.kind === ts.SyntaxKind.StringKeyword;
  const questionToken = a.questionToken && b.questionToken;
  const type = isVague ? a.type : b.type;
  return ts.setSyntheticLeadingComments(
    ts.factory.createPropertySignature(b.modifiers, b.name, questionToken, type),
    ts.getSyntheticLeadingComments(b),
  );
}

/** Index signatures are told apart by nothing: there is at most one. */
function nameOf({ name }: ts.TypeElement): string {
  if (name === undefined) return "[]";
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)
    ? `.${name.text}`
    : "[computed]";
}
