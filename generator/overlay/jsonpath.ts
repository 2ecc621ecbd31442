import { runInNewContext } from "node:vm";
import { exec } from "jsonpath-rfc9535";
import type { JsonValue } from "../document.js";
import type { Path } from "../pointer.js";

/** Milliseconds a query may take: patterns in match() and search() can be written to take forever. */
const timeLimit = 5_000;

export type QueryResult =
  | { readonly kind: "matches"; readonly paths: readonly Path[] }
  | { readonly kind: "wrong"; readonly message: string; readonly at: number | undefined }
  | { readonly kind: "slow" };

/** The paths of the values that an RFC 9535 JSONPath selects, each once, in document order. */
export function queryPaths(root: JsonValue, expression: string): QueryResult {
  const paths = new Map<string, Path>();
  const run = () => {
    exec(root, expression, (_, path) => {
      const keys = path.map((key) => (typeof key === "number" ? String(key) : unescapeName(key)));
      paths.set(JSON.stringify(keys), keys);
    });
  };
  try {
    // The only way to stop a regular expression that has begun.
    runInNewContext("run()", { run }, { timeout: timeLimit });
  } catch (error) {
    return failure(error);
  }
  return { kind: "matches", paths: [...paths.values()] };
}

function failure(error: unknown): QueryResult {
  if (isCoded(error) && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return { kind: "slow" };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "wrong", message, at: offsetOf(error) };
}

function isCoded(error: unknown): error is { code: unknown } {
  return typeof error === "object" && error !== null && "code" in error;
}

/** The parser is made by Peggy, whose errors carry the place. */
function offsetOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("location" in error)) return undefined;
  const { location } = error as { location: { start?: { offset?: unknown } } };
  const offset = location.start?.offset;
  return typeof offset === "number" ? offset : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Names in paths come as normalized paths write them: with quotes and controls escaped. */
function unescapeName(name: string): string {
  return name.replace(/\\(?:u([0-9a-f]{4})|(.))/gs, (_, hex: string | undefined, single: string) =>
    hex === undefined ? (escapes[single] ?? single) : String.fromCharCode(parseInt(hex, 16)),
  );
}
