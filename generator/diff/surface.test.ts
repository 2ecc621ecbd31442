import { expect, test } from "@jest/globals";
import ts from "typescript";
import { fullDocument } from "../../scripts/fuzz/full-document.js";
import { stateOf } from "../testing/states.js";
import { programOf } from "./compiler.js";

// A name that is not known is `any`, which everything fits: differences behind it would go unseen.
test("a surface knows every name that it uses, whatever a document has", async () => {
  const state = await stateOf(fullDocument);
  const program = programOf({ from: state, to: state });
  const faults = ["/from.d.ts", "/runtime.d.ts", "/globals.d.ts"].flatMap((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
  expect(faults).toEqual([]);
});
