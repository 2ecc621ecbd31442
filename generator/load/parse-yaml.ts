import { parseDocument, type YAMLError } from "yaml";
import { DiagnosticError, type Diagnostic, type SourceText } from "../diagnostics/diagnostic.js";
import { canonical } from "./canonical.js";
import { limits } from "./limits.js";
import { type ParsedText, syntaxFault, type TextFault } from "./parsed-text.js";
import { yamlLocator } from "./yaml-locator.js";
import { convertYaml } from "./yaml-value.js";

/**
 * Parses YAML 1.2 with merge keys. What other readers take in silence is refused: duplicate keys,
 * unknown tags, keys that are not strings, several documents.
 * @throws {DiagnosticError} with every fault of the text.
 */
export function parseYaml(source: SourceText): ParsedText {
  const document = parseDocument(source.text, {
    version: "1.2",
    merge: true,
    uniqueKeys: true,
    stringKeys: true,
    strict: true,
    prettyErrors: false,
    // With "silent" a second document would be passed over.
    logLevel: "error",
  });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) throw new DiagnosticError(problemsOf(source, problems));
  const { value, faults, targets } = convertYaml(document);
  if (faults.length > 0) {
    throw new DiagnosticError(
      faults.slice(0, limits.syntaxErrors).map((fault) => syntaxFault(source, fault)),
    );
  }
  return {
    source,
    value: canonical(value),
    warnings: [],
    locate: yamlLocator(source, document, targets),
  };
}

function problemsOf(source: SourceText, problems: readonly YAMLError[]): Diagnostic[] {
  const exhausted = problems.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (exhausted) {
    const message = `Values are nested too deep; ${limits.depth} levels are read`;
    const [start, end] = exhausted.pos;
    return [syntaxFault(source, { code: "nesting-too-deep", message, start, end })];
  }
  return problems.slice(0, limits.syntaxErrors).map((problem) => {
    const [start, end] = problem.pos;
    const known = descriptions[problem.code] ?? { code: "yaml-syntax", message: problem.message };
    return syntaxFault(source, { ...known, start, end });
  });
}

const descriptions: Partial<Record<string, TextFault>> = {
  DUPLICATE_KEY: {
    code: "duplicate-key",
    message: "This key occurs twice in one map",
    hint: "Remove or rename one of them: readers disagree about which one counts.",
  },
  MULTIPLE_DOCS: {
    code: "several-documents",
    message: "A second YAML document begins here; a file holds one",
    hint: "Put each document into a file of its own.",
  },
  TAB_AS_INDENT: {
    code: "yaml-syntax",
    message: "A tab is used for indentation, where YAML takes only spaces",
    hint: "Replace the tab by spaces.",
  },
  TAG_RESOLVE_FAILED: {
    code: "yaml-tag",
    message: "This tag is not one of YAML's core schema",
    hint: "Remove the tag: a document holds strings, numbers, booleans, null, lists and maps.",
  },
  NON_STRING_KEY: {
    code: "yaml-key",
    message: "A key is a list, a map or an alias, where a string is expected",
    hint: "Quote the key if it is meant as text.",
  },
};
