import { expect, test } from "@jest/globals";
import { build } from "esbuild";

test("a client is one file, and features are others", async () => {
  const contents =
    'import { connect, paginate } from "./index.js"; import { callRaw } from "./raw-call.js"; console.log(connect, paginate, callRaw);';
  const { metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    ...{ bundle: true, splitting: true, format: "esm", metafile: true },
    ...{ write: false, outdir: "out", logLevel: "error" },
  });
  const imports = metafile.outputs["out/stdin.js"]?.imports ?? [];
  expect(imports.length).toBeGreaterThan(3);
  expect(imports.filter(({ kind }) => kind !== "dynamic-import")).toEqual([]);
});
