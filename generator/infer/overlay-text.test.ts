import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse } from "yaml";
import { queryPaths } from "../overlay/jsonpath.js";
import { overlayText } from "./overlay-text.js";
import type { PlacedProposal } from "./overlay-target.js";

function proposalFor(path: string): PlacedProposal {
  const evidence = `"${path}" is the list`;
  return {
    ...{ method: "get", path, pointer: "", confidence: 0.9, target: ["paths", path, "get"] },
    signals: [{ name: "items", weight: 1, side: "response", evidence }],
    pagination: { style: "page", request: { page: path }, response: { items: "" } },
  };
}

interface Overlay {
  readonly actions: readonly { target: string; description: string; update: unknown }[];
}

test("whatever is in a path, its target leads to it and to nothing else", () => {
  const hostile = [
    "/it's",
    "/a\\b",
    "/'].x",
    "/a\nb: c",
    "/\u0000\u0007",
    "/# - !!x",
    "/{a}//~1",
    "/𝒳",
  ];
  const path = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(path, path, (one, other) => {
      const overlay = parse(overlayText("T: #", [proposalFor(one)])) as Overlay;
      const target = overlay.actions[0]?.target ?? "";
      const root = {
        paths: Object.fromEntries([...new Set([one, other])].map((p) => [p, { get: {} }])),
      };
      expect(queryPaths(root, target)).toEqual({ kind: "matches", paths: [["paths", one, "get"]] });
      expect(overlay.actions[0]?.description).toContain(`"${one}" is the list`);
    }),
    { numRuns: 100 },
  );
});
