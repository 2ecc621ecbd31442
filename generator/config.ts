import { basename, dirname, resolve } from "node:path";
import { isPackageName, packageNameFault } from "./config/package-name.js";
import { documentNames, workspaceApis } from "./config/workspace.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { DiagnosticError } from "./diagnostics/diagnostic.js";
import type { ApiConfig } from "./pipeline.js";

/** Which APIs are meant: those of the `spec` folder, or one document given outright. */
export type Selection = (WorkspaceSelection | DocumentSelection) & Leniency;

export interface Leniency {
  /**
   * Whether what a reference leads to, and is not there, is typed as unknown with a warning, where a
   * client can be made without it. Default: false, it is an error.
   */
  readonly lenient?: boolean | undefined;
}

export interface WorkspaceSelection {
  /** Names of folders in `spec`. Default: all of them. */
  readonly apis?: readonly string[] | undefined;
  readonly spec?: undefined;
}

export interface DocumentSelection {
  /** The OpenAPI document: a file, relative to the working directory, or `-` for standard input. */
  readonly spec: string;
  /** Overlay files, applied in this order. Default: none. */
  readonly overlays?: readonly string[] | undefined;
  /** The folder to make the package in. */
  readonly out: string;
  /** The npm name of the package. Default: the document's own, else made of the folder's. */
  readonly name?: string | undefined;
  readonly apis?: undefined;
}

/**
 * The APIs that a selection means, with absolute paths.
 *
 * In a workspace, every folder `spec/<api>` that holds an `openapi.yaml`, `.yml` or `.json` is an
 * API. Its overlays are `spec/<api>/overlays/*` in order of their names, its package is made in
 * `generated/<api>` and, where the document does not name it, is named in the scope of the root's
 * package.json (in `pagewright` and in `@pagewright/root` it is `@pagewright/<api>`). The root is the nearest folder from `cwd` upward
 * that has a folder `spec`.
 *
 * @throws {DiagnosticError} with everything that is wrong with the selection.
 */
export function resolveApis(selection: Selection, cwd: string): readonly ApiConfig[] {
  const apis =
    selection.spec !== undefined
      ? [documentApi(selection, cwd)]
      : workspaceApis(selection.apis ?? [], cwd);
  return selection.lenient === true ? apis.map((api) => ({ ...api, lenient: true })) : apis;
}

function documentApi(selection: DocumentSelection, cwd: string): ApiConfig {
  const { spec, overlays = [], out, name } = selection;
  const faults = [
    ...emptyPaths(selection),
    ...(name === undefined || isPackageName(name) ? [] : [packageNameFault(name)]),
  ];
  if (faults.length > 0) throw new DiagnosticError(faults);
  const folder = resolve(cwd, out);
  return {
    // Some disks take composed letters apart.
    name: basename(name ?? folder).normalize("NFC") || "api",
    file: spec === "-" ? "-" : resolve(cwd, spec),
    overlays: overlays.map((overlay) => resolve(cwd, overlay)),
    out: folder,
    packageName: name,
  };
}

/**
 * What a document is called of which no package is made: after its file, or after its folder where the
 * file is called as all of them are.
 */
export function nameOfDocument(path: string): string {
  if (path === "-") return "stdin";
  const file = basename(path);
  const folder = documentNames.includes(file) ? basename(dirname(path)) : "";
  // The root, where a container may have it, has no name.
  return folder === "" ? file.replace(/\.\w+$/, "") : folder;
}

function emptyPaths({ spec, overlays = [], out }: DocumentSelection): readonly Diagnostic[] {
  // A program in JavaScript may give none.
  const paths: readonly (readonly [string, string | undefined])[] = [
    ["spec", spec],
    ["out", out],
    ...overlays.map((path) => ["overlay", path] as const),
  ];
  return paths
    .filter(([, path]) => !path)
    .map(([option, path]) => ({
      code: "path-empty",
      severity: "error",
      message: `The path given as "${option}" is ${path === undefined ? "missing" : "empty"}`,
      hint: "In a script, see that the variable it comes from is set.",
    }));
}
