import type { Row, Section } from "../common/bench.js";
import { gzipped } from "./esbuild.js";
import type { OurBundle } from "./ours.js";

/** What a bundle of ours is made of, module by module; nothing for those that repeat another's. */
export function breakdown({ name, kind, files }: OurBundle): readonly Section[] {
  if (kind.part === "one file" || (kind.whole === "whole client" && kind.part === "later"))
    return [];
  const bytes = new Map<string, number>();
  for (const { modules } of files) {
    for (const [path, size] of Object.entries(modules)) {
      const group = groupOf(path);
      bytes.set(group, (bytes.get(group) ?? 0) + size);
    }
  }
  const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
  const rows: Row[] = [...bytes]
    .filter(([, size]) => size > 0)
    .sort(([left, leftSize], [right, rightSize]) => rightSize - leftSize || (left < right ? -1 : 1))
    .map(([group, size]) => [group, size, Math.round((size / total) * gzipped(files))]);
  return [
    {
      title: `What is in it: ${name}`,
      note: "Minified bytes by module, and the part of the compressed bytes that goes with them.",
      rows: [["module", "minified B", "of gzip B"], ...rows],
      leftOut: [],
    },
  ];
}

/** Modules of the runtime stand for themselves; the rest by what it is. */
function groupOf(path: string): string {
  const [, ours] = /(?:^|\/)out\/dist\/esm\/(.*)\.js$/.exec(path) ?? [];
  if (ours !== undefined) {
    if (ours.startsWith("resources/")) return "resources: the operations' facts";
    return ours;
  }
  const [, packageName] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  return packageName ?? "the program itself";
}
