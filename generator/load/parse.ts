import { extname } from "node:path";
import { Lexer } from "yaml";
import { DiagnosticError, type SourceText } from "../diagnostics/diagnostic.js";
import { limits } from "./limits.js";
import { withNumbersOfJson } from "./numbers.js";
import { parseJson } from "./parse-json.js";
import { parseYaml } from "./parse-yaml.js";
import { syntaxFault, type ParsedText } from "./parsed-text.js";

/**
 * Parses a text as what its file name says it is. Other names, and standard input, are JSON where
 * the text parses as JSON and YAML otherwise.
 * @throws {DiagnosticError} with the faults of the text.
 */
export function parseText(source: SourceText): ParsedText {
  return withNumbersOfJson(parseByName(source));
}

function parseByName(source: SourceText): ParsedText {
  if (extname(source.file).toLowerCase() === ".json") return parseJson(source);
  if (!/^\s*[{[]/.test(source.text)) return parseYamlOfSize(source);
  try {
    return parseJson(source);
  } catch (error) {
    if (!isJsonSyntax(error)) throw error;
    return parseFlowYaml(source, error);
  }
}

/** `{openapi: 3.1.0}` is YAML. What is neither was rather meant as JSON. */
function parseFlowYaml(source: SourceText, jsonError: unknown): ParsedText {
  try {
    return parseYamlOfSize(source);
  } catch {
    throw jsonError;
  }
}

function parseYamlOfSize(source: SourceText): ParsedText {
  if (source.text.length <= limits.yamlBytes && !hasTooManyTokens(source.text)) {
    return parseYaml(source);
  }
  throw new DiagnosticError([
    syntaxFault(source, {
      code: "file-too-large",
      message: `YAML is read up to ${limits.yamlBytes / 1e6} MB or ${limits.yamlTokens / 1e6} million tokens; this file has more`,
      hint: "Convert the document to JSON, which is read up to a larger size.",
    }),
  ]);
}

/** Counted one by one, before the parser keeps all of them with what it makes of them. */
function hasTooManyTokens(text: string): boolean {
  const tokens = new Lexer().lex(text);
  for (let count = 0; count <= limits.yamlTokens; count += 1) {
    if (tokens.next().done === true) return false;
  }
  return true;
}

function isJsonSyntax(error: unknown): boolean {
  return (
    error instanceof DiagnosticError && error.diagnostics.some(({ code }) => code === "json-syntax")
  );
}
