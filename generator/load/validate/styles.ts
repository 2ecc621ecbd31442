import type { JsonObject } from "../../document.js";
import { getOwn, isObject } from "../../json.js";
import type { Path } from "../../pointer.js";
import { stylesByPlace } from "../styles.js";
import { operationsOf, parametersOf } from "./operations.js";
import type { Reporter } from "./reporter.js";

/** Checks that parameters, and properties of forms, have styles that there are in their place. */
export function checkStyles(root: JsonObject, reporter: Reporter): void {
  for (const { operation, path, item, itemPath } of operationsOf(root)) {
    const parameters = [...parametersOf(operation, path), ...parametersOf(item, itemPath)];
    for (const { in: place, parameter, path: parameterPath } of parameters) {
      checkStyle(parameter, place, `a ${place} parameter`, parameterPath, reporter);
    }
    const body = getOwn(operation, "requestBody");
    const content = isObject(body) ? getOwn(body, "content") : undefined;
    for (const [mediaType, media] of entriesOf(content)) {
      for (const [name, encoding] of entriesOf(getOwn(media, "encoding"))) {
        const where = [...path, "requestBody", "content", mediaType, "encoding", name];
        checkStyle(encoding, "query", "a property of a form", where, reporter);
      }
    }
  }
}

function checkStyle(
  holder: JsonObject,
  place: string,
  what: string,
  path: Path,
  reporter: Reporter,
): void {
  const style = getOwn(holder, "style");
  const known: readonly string[] | undefined = Object.hasOwn(stylesByPlace, place)
    ? stylesByPlace[place as keyof typeof stylesByPlace]
    : undefined;
  const usual = known?.[0];
  if (typeof style !== "string" || !all.has(style)) return;
  if (usual === undefined || known?.includes(style)) return;
  reporter.report({
    code: "style-misplaced",
    severity: "warning",
    message: `${what.charAt(0).toUpperCase()}${what.slice(1)} has no style "${style}"; it is written as "${usual}"`,
    path: [...path, "style"],
    hint: `It may be ${known?.join(", ") ?? ""}.`,
  });
}

/** What is no style at all is a fault of structure. */
const all: ReadonlySet<string> = new Set(Object.values(stylesByPlace).flat());

function entriesOf(map: unknown): readonly (readonly [string, JsonObject])[] {
  return Object.entries(map ?? {}).flatMap(([name, value]: [string, unknown]) =>
    isObject(value as JsonObject) ? [[name, value as JsonObject] as const] : [],
  );
}
