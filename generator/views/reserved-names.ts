import ts from "../typescript.cjs";

/** Global types that generated code speaks of; a schema of such a name would hide them. */
const globals = [
  ...["AsyncIterable", "Blob", "Date", "Exclude", "Promise", "Record", "Request", "Response"],
  "WithRequired",
];

/** Type parameters of methods, and what they stand for in options. */
const choices = [
  ...["AcceptOption", "Chosen", "ContentTypeOption", "MediaTypeChoice", "MediaTypeOptions"],
];

/** Types of the runtime that only the packages have which need them. */
const optional = [
  ...["FailureStatus", "RawCall", "ServerEvent", "Status3XX", "Status4XX", "Status5XX"],
];

/** Names that a schema's type can't have: those the package exports beside them, and globals. */
export function reservedTypeNames(publicRuntime: string): readonly string[] {
  const file = ts.createSourceFile("public.ts", publicRuntime, ts.ScriptTarget.ES2022);
  const exported = file.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return [];
    const clause = statement.exportClause;
    if (clause === undefined || !ts.isNamedExports(clause)) {
      throw new Error("the runtime must export by name, so that its names can be reserved");
    }
    return clause.elements.map((element) => element.name.text);
  });
  return [...globals, ...choices, ...optional, ...exported];
}
