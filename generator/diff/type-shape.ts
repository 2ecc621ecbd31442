import ts from "../typescript.cjs";

/** A type's alternatives; `boolean` counts as one. */
export function alternativesOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

export function isNullish(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void)) !== 0;
}

/** An object, an array or several of them at once (`A & B`). */
export function isStructure(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

/** The name that a type was declared under; `undefined` for one that is written in place. */
export function declaredName(type: ts.Type): string | undefined {
  const symbol = type.aliasSymbol ?? (isStructure(type) ? type.getSymbol() : undefined);
  return symbol === undefined || symbol.name.startsWith("__") ? undefined : symbol.name;
}

/**
 * An old type as code. No union in it goes by its name: that would mean the new union to the new client,
 * also where it is one of several alternatives (`Carrier | undefined`).
 */
export function withoutUnionNames(type: ts.Type, checker: ts.TypeChecker): string {
  const { NoTruncation, InTypeAlias } = ts.TypeFormatFlags;
  const spelt = (one: ts.Type): string =>
    checker.typeToString(one, undefined, NoTruncation | InTypeAlias);
  if (type.aliasSymbol !== undefined) return spelt(type);
  const [nothing, something] = [true, false].map((nullish) =>
    alternativesOf(type)
      .filter((one) => isNullish(one) === nullish)
      .map(spelt),
  );
  const words = [...(something ?? []), ...(nothing ?? [])];
  const isBoolean = words.includes("false") && words.includes("true");
  return words
    .flatMap((word) =>
      isBoolean && word === "true" ? [] : [isBoolean && word === "false" ? "boolean" : word],
    )
    .join(" | ");
}

/** Properties with a single literal value, which tell one alternative of a union from another. */
export function tagsOf(type: ts.Type, checker: ts.TypeChecker): ReadonlyMap<string, string> {
  return new Map(
    type.getProperties().flatMap((property): [string, string][] => {
      const value = checker.getTypeOfSymbol(property);
      const literal = value.isStringLiteral() || value.isNumberLiteral();
      return literal ? [[property.name, JSON.stringify(value.value)]] : [];
    }),
  );
}

export function isOptional(property: ts.Symbol): boolean {
  return (property.flags & ts.SymbolFlags.Optional) !== 0;
}

/** What any key of an object leads to; `undefined` where it has no such rule, or one for nothing. */
export function entryType(type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  const info = checker.getIndexInfosOfType(type).find(({ keyType }) => isString(keyType));
  return info === undefined || (info.type.flags & ts.TypeFlags.Never) !== 0 ? undefined : info.type;
}

/** `Record<string, never>`: openapi-typescript's word for an object of which nothing is said. */
export function isEmptyRecord(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker
    .getIndexInfosOfType(type)
    .some((info) => isString(info.keyType) && (info.type.flags & ts.TypeFlags.Never) !== 0);
}

function isString({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.String) !== 0;
}

export function elementType(type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  if (!checker.isArrayType(type)) return undefined;
  return checker.getTypeArguments(type as ts.TypeReference)[0];
}
