import type { JsonObject } from "../../document.js";
import { getOwn, isObject } from "../../json.js";
import { operationsOf, parametersOf, type WrittenOperation } from "./operations.js";
import type { Reporter } from "./reporter.js";

/** Checks path templates, and that parameters and placeholders correspond. */
export function checkPaths(root: JsonObject, reporter: Reporter): void {
  checkTemplates(root, reporter);
  for (const operation of operationsOf(root)) checkParameters(operation, reporter);
}

function checkTemplates(root: JsonObject, reporter: Reporter): void {
  const paths = getOwn(root, "paths");
  if (!isObject(paths)) return;
  const known = new Map<string, string>();
  for (const template of Object.keys(paths)) {
    if (template.startsWith("x-")) continue;
    const fault = templateFault(template);
    const path = ["paths", template];
    if (fault !== undefined) {
      const message = `The path ${JSON.stringify(template)} ${fault}`;
      reporter.report({ code: "path-template", severity: "error", message, path });
    }
    const twice = repeatedPlaceholder(template);
    if (twice !== undefined) {
      // Not allowed, but of one meaning: the same value stands in both places.
      const message = `The path ${JSON.stringify(template)} uses the placeholder {${twice}} twice`;
      reporter.report({ code: "path-template", severity: "warning", message, path });
    }
    const shape = template.replace(/\{[^{}]*\}/g, "{}");
    const other = known.get(shape);
    if (other !== undefined) {
      const message = `The paths ${JSON.stringify(other)} and ${JSON.stringify(template)} differ only in the names of their parameters`;
      reporter.report({ code: "path-duplicate", severity: "warning", message, path });
    }
    known.set(shape, template);
  }
}

function templateFault(template: string): string | undefined {
  if (!template.startsWith("/")) return "does not begin with a slash";
  if (/[{}]/.test(template.replace(/\{[^{}]*\}/g, "")))
    return "has a brace without its counterpart";
  const isNamed = !placeholdersOf(template).includes("");
  return isNamed ? undefined : "has a placeholder without a name";
}

function repeatedPlaceholder(template: string): string | undefined {
  const names = placeholdersOf(template).filter((name) => name !== "");
  return names.find((name, index) => names.indexOf(name) !== index);
}

function placeholdersOf(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? "");
}

function checkParameters(written: WrittenOperation, reporter: Reporter): void {
  const { operation, path, item, itemPath, template } = written;
  const own = parametersOf(operation, path);
  const shared = parametersOf(item, itemPath);
  for (const list of [own, shared]) checkUnique(list, reporter);
  if (template === undefined) return;
  const declared = new Map(
    [...shared, ...own].filter((each) => each.in === "path").map((each) => [each.name, each]),
  );
  const used = new Set(placeholdersOf(template));
  const queried = queryParameterOf(template, [...shared, ...own]);
  // A parameter that is not there may have been the one.
  const known = ![operation, item].some((holder) => hasBroken(holder, reporter));
  for (const name of known ? used : []) {
    if (name === "" || declared.has(name) || queried.has(name)) continue;
    const unused = [...declared.keys()].filter((each) => !used.has(each));
    reporter.report({
      code: "path-parameter-missing",
      severity: "error",
      message: `The operation does not declare the path parameter "${name}" of ${template}`,
      path,
      hint: unused.length > 0 ? `It declares ${unused.join(", ")} instead.` : undefined,
    });
  }
  for (const { name, path: place, parameter } of declared.values()) {
    if (!used.has(name)) {
      const message = `The path parameter "${name}" does not occur in ${template}`;
      reporter.report({ code: "path-parameter-unused", severity: "warning", message, path: place });
    } else if (getOwn(parameter, "required") !== true) {
      const message = `The path parameter "${name}" must say required: true`;
      reporter.report({
        code: "path-parameter-optional",
        severity: "warning",
        message,
        path: place,
      });
    }
  }
}

function hasBroken(holder: JsonObject, reporter: Reporter): boolean {
  const parameters = getOwn(holder, "parameters");
  return Array.isArray(parameters) && parameters.some((each) => reporter.isBroken(each));
}

/** Not in the specification, but in documents: `/books?title={title}` with a query parameter. */
function queryParameterOf(
  template: string,
  parameters: ReturnType<typeof parametersOf>,
): ReadonlySet<string> {
  const [, ...query] = template.split("?");
  const names = placeholdersOf(query.join("?"));
  const known = parameters.filter((each) => each.in === "query").map((each) => each.name);
  return new Set(names.filter((name) => known.includes(name)));
}

function checkUnique(parameters: ReturnType<typeof parametersOf>, reporter: Reporter): void {
  const known = new Set<string>();
  for (const { name, in: location, path, parameter } of parameters) {
    // The names of headers are the same in capitals.
    const key = JSON.stringify([location, location === "header" ? name.toLowerCase() : name]);
    if (known.has(key)) {
      const message = `The ${location} parameter "${name}" is declared twice`;
      reporter.report({ code: "parameter-duplicate", severity: "error", message, path });
    }
    known.add(key);
    if (getOwn(parameter, "schema") !== undefined && getOwn(parameter, "content") !== undefined) {
      const message = `The ${location} parameter "${name}" has both schema and content, of which only one may be`;
      reporter.report({ code: "parameter-ambiguous", severity: "error", message, path });
    }
  }
}
