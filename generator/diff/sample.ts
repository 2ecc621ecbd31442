import ts from "../typescript.cjs";
import type { Step } from "./type-change.js";
import {
  elementType,
  alternativesOf,
  declaredName,
  isNullish,
  isOptional,
  isStructure,
  entryType,
} from "./type-shape.js";

/** Deeper than this, a value that holds itself is cut short. */
const DEEPEST = 6;

/** The smallest expression that is of a type, and holds what a path leads to. */
export function sample(
  type: ts.Type,
  path: readonly Step[],
  checker: ts.TypeChecker,
  leaf?: ts.Type,
): string {
  const [step, ...rest] = path;
  if (step === undefined) return smallest(leaf ?? type, checker, 0);
  if (step.kind === "variant") return sample(step.type, rest, checker, leaf);
  const holder = alternativesOf(type).find((part) => holds(part, step, checker)) ?? type;
  switch (step.kind) {
    case "element":
      return `[${sample(elementType(holder, checker) ?? holder, rest, checker, leaf)}]`;
    case "entry":
      return `{ key: ${sample(entryType(holder, checker) ?? holder, rest, checker, leaf)} }`;
    case "property": {
      const property = holder.getProperty(step.name);
      const inside = property ? checker.getTypeOfSymbol(property) : entryType(holder, checker);
      if (inside === undefined) return smallest(holder, checker, 0);
      const value = sample(inside, rest, checker, leaf);
      return objectOf(holder, checker, 0, { [step.name]: value });
    }
  }
}

function holds(type: ts.Type, step: Step, checker: ts.TypeChecker): boolean {
  if (!isStructure(type)) return false;
  if (step.kind === "property") return type.getProperty(step.name) !== undefined;
  return (step.kind === "element" ? elementType : entryType)(type, checker) !== undefined;
}

function smallest(type: ts.Type, checker: ts.TypeChecker, depth: number): string {
  const parts = alternativesOf(type).filter((part) => !isNullish(part));
  const [first = type] = parts;
  const { flags } = first;
  if (first.isStringLiteral() || first.isNumberLiteral()) return JSON.stringify(first.value);
  if ((flags & ts.TypeFlags.BooleanLiteral) !== 0) return checker.typeToString(first);
  if ((flags & ts.TypeFlags.StringLike) !== 0) return '""';
  if ((flags & ts.TypeFlags.NumberLike) !== 0) return "0";
  if ((flags & ts.TypeFlags.Null) !== 0) return "null";
  if ((flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0) return "undefined";
  if ((flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0) return "null";
  if (depth > DEEPEST || !isStructure(first)) return "undefined as never";
  if (checker.isArrayType(first)) return "[]";
  if (checker.isTupleType(first)) {
    const elements = checker.getTypeArguments(first as ts.TypeReference);
    return `[${elements.map((element) => smallest(element, checker, depth + 1)).join(", ")}]`;
  }
  const name = declaredName(first);
  if (name === "Blob" || name === "Date") return `new ${name}()`;
  if (name === "RequestOptions" || name === "PagerOptions") return "{ timeout: 1000 }";
  return objectOf(first, checker, depth, {});
}

function objectOf(
  type: ts.Type,
  checker: ts.TypeChecker,
  depth: number,
  given: Readonly<Record<string, string>>,
): string {
  const members = type.getProperties().flatMap((property) => {
    const own = Object.hasOwn(given, property.name) ? given[property.name] : undefined;
    if (own === undefined && isOptional(property)) return [];
    const value = own ?? smallest(checker.getTypeOfSymbol(property), checker, depth + 1);
    return [`${key(property.name)}: ${value}`];
  });
  for (const [name, value] of Object.entries(given))
    if (type.getProperty(name) === undefined) members.push(`${key(name)}: ${value}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__" ? name : JSON.stringify(name);
}
