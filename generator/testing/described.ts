import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type ApiDescription, describeApi } from "../pipeline.js";

/** What is decided about a small document's client, before any of it is printed. */
export async function described(yaml: string): Promise<ApiDescription> {
  const folder = mkdtempSync(join(tmpdir(), "pagewright-described-"));
  try {
    const file = join(folder, "openapi.yaml");
    const preamble = yaml.includes("openapi:")
      ? ""
      : 'openapi: 3.1.0\ninfo: { title: Books, version: "1" }\n';
    writeFileSync(file, preamble + yaml);
    return await describeApi({ name: "library", file, overlays: [], out: join(folder, "out") });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
