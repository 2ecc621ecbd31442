import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { kebabCase } from "../model/names.js";

const PACKAGE_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** Whether npm would take a new package of this name. */
export function isPackageName(name: string): boolean {
  return (
    name.length <= 214 && PACKAGE_NAME.test(name) && !/^(?:node_modules|favicon\.ico)$/.test(name)
  );
}

export function packageNameFault(name: string): Diagnostic {
  return {
    code: "package-name-invalid",
    severity: "error",
    message: `${JSON.stringify(name)} is not a name that npm takes for a package`,
    hint: "Use lower-case letters, digits, - . _ and at most one scope, such as @acme/polar.",
  };
}

/** A package's name made of a folder's: without accents, as npm has it, and the same from every disk. */
export function packageNameOf(folder: string): string {
  const plain = folder.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  const name = kebabCase(plain.replaceAll(/[^\0-\x7f]/g, " "));
  return isPackageName(name) ? name : "api";
}

/** The scope for packages made beside a package of this name: `pagewright` and `@pagewright/x` both give `@pagewright`. */
export function scopeOf(name: string): string {
  return name.startsWith("@") ? name.slice(0, name.indexOf("/")) : `@${name}`;
}
