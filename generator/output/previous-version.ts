import { readFileSync } from "node:fs";
import { join } from "node:path";
import { failure } from "../diagnostics/diagnostic.js";
import { reportedFile } from "../diagnostics/file-name.js";
import { withoutMark } from "../plain-text.js";
import { describeFileErrors } from "./file-errors.js";
import { contained, obstacle, statOf } from "./paths.js";

/** Semantic Versioning 2.0.0, by the expression its specification gives. */
const SEMVER =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;

/** Of a package that has not been released. */
export const firstVersion = "0.0.0";

const path = "package.json";

/**
 * The version of the package that is there, which releases own and a new generation keeps;
 * undefined where there is no package yet or it has no valid version.
 *
 * @param out absolute path of the package's folder.
 * @throws {DiagnosticError} where its package.json is not JSON: making a new one would lose the
 *   version.
 */
export function readPreviousVersion(out: string): string | undefined {
  const { version } = readPackageJson(out);
  return typeof version === "string" && version.length <= 256 && SEMVER.test(version)
    ? version
    : undefined;
}

/**
 * The members of the package.json that is there; none where there is none.
 *
 * @throws {DiagnosticError} where it is not JSON.
 */
export function readPackageJson(out: string): Readonly<Record<string, unknown>> {
  return describeFileErrors(out, () => {
    if (obstacle(out, path) !== undefined || statOf(contained(out, path)) === undefined) return {};
    return Object(parse(out, readFileSync(contained(out, path), "utf8"))) as Record<
      string,
      unknown
    >;
  });
}

function parse(out: string, text: string): unknown {
  try {
    return JSON.parse(withoutMark(text));
  } catch {
    throw failure(
      "output-package-json-invalid",
      `${reportedFile(join(out, path))} is not JSON, so the package's version cannot be kept`,
      "Restore it from version control (a merge conflict may have been left in it), or delete it to begin at the default version.",
    );
  }
}
