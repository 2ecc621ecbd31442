import type { DeclaredPlace } from "../../load/extension.js";
import { childPointer, unescapePointer } from "../../pointer.js";

/** A step into a value: a property, an index (-1 is the last), or each element. */
export type Step = string | number | true;

/** A place in a request or a response, however a vendor writes it. */
export type Place =
  | { readonly from: "body"; readonly path: readonly Step[] }
  | { readonly from: "header"; readonly name: string }
  | { readonly from: "query"; readonly name: string };

const runtimeExpression =
  /^\$(?:response|request)\.(?:(body)(?:#(.*))?|(header|query)(?:\.|#\/)(.+))$/s;
const step =
  /\.?(?:([^.[\]'"#$\s]+)|\[(?:'([^']*)'|"([^"]*)"|(-?\d+):?|(\*)|\(@\.length\s*-\s*1\))\])/y;

/**
 * Reads a JSON pointer (`/a/b`), an OpenAPI runtime expression (`$response.body#/a`), a JSONPath
 * (`$.a[-1].id`), or names joined by dots (`$response.a.b`, `a.b`). `undefined` for anything else.
 */
export function parsePlace(text: string): Place | undefined {
  if (text === "" || text.startsWith("/")) return { from: "body", path: pointerSteps(text) };
  const expression = runtimeExpression.exec(text);
  if (expression) {
    const [, body, pointer = "", from, name = ""] = expression;
    if (body !== undefined) return { from: "body", path: pointerSteps(pointer) };
    return from === "header" ? { from, name } : { from: "query", name: unescapePointer(name) };
  }
  const path = dottedSteps(text.replace(/^\$(?:response|request)?(?=$|[.[])/, ""));
  return path && { from: "body", path };
}

function pointerSteps(pointer: string): readonly Step[] {
  return pointer.split("/").slice(1).map(unescapePointer);
}

function dottedSteps(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const found = step.exec(text);
    if (!found) return undefined;
    const [, name, single, double, index, each] = found;
    steps.push(name ?? single ?? double ?? (each === undefined ? Number(index ?? -1) : true));
  }
  return steps;
}

/** The JSON pointer of steps that all are names. */
export function pointerOf(path: readonly Step[]): string | undefined {
  return path.every((name) => typeof name === "string")
    ? path.map((name) => childPointer("", name)).join("")
    : undefined;
}

/** A place where a response says one thing. */
export function declaredPlace(text: string): DeclaredPlace | undefined {
  const place = parsePlace(text);
  if (place?.from === "header") return { header: place.name };
  return place?.from === "body" ? pointerOf(place.path) : undefined;
}

/** Steps before and after one that goes through a list: `edges[*].node`, `items[-1].id`. */
export function splitAt(
  path: readonly Step[],
  through: true | -1,
): { readonly list: string; readonly inside: string } | undefined {
  const index = path.indexOf(through);
  const list = pointerOf(path.slice(0, Math.max(index, 0)));
  const inside = pointerOf(path.slice(index + 1));
  return index < 0 || list === undefined || inside === undefined ? undefined : { list, inside };
}
