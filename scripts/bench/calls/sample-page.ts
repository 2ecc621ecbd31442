import { sample } from "openapi-sampler";

import type { BenchDocument } from "../common/documents.js";

/** A page of one item, as the document describes it: some clients hold it against that. */
export function samplePage({ name, text }: BenchDocument): string {
  if (name !== "Polar") return JSON.stringify({ items: [], pagination });
  const document = JSON.parse(text) as object;
  const item = sample({ $ref: "#/components/schemas/Product" }, { quiet: true }, document);
  return JSON.stringify({ items: [item], pagination });
}

const pagination = { total_count: 1, max_page: 1 };
