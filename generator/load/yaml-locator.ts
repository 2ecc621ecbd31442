import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import type { Location, SourceText } from "../diagnostics/diagnostic.js";
import { locationOf } from "../diagnostics/text-position.js";
import type { Path } from "../pointer.js";
import { isMergeKey } from "./yaml-value.js";

type Range = readonly [start: number, end: number];

interface Child {
  readonly value: Node | null;
  readonly range: Range | undefined;
}

/** Follows a path, through aliases and merge keys, to the node that was written. */
export function yamlLocator(
  source: SourceText,
  document: Document,
  targets: ReadonlyMap<Alias, Node>,
): (path: Path) => Location {
  const pairsByMap = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const written = (node: Node | null): Node | null =>
    isAlias(node) ? (targets.get(node) ?? null) : node;

  function childOf(node: Node | null, key: string): Child | undefined {
    if (isSeq(node)) {
      const item = node.items[Number(key)] as Node | null | undefined;
      return item === undefined ? undefined : { value: item, range: rangeOf(item) };
    }
    if (!isMap(node)) return undefined;
    const pair = pairsOf(node).get(key);
    if (pair === undefined) return mergedChild(node, key);
    const value = pair.value as Node | null;
    return { value, range: join(rangeOf(pair.key as Node), rangeOf(value)) };
  }

  /** By their keys: where a document has a thousand faults, most are in the same few maps. */
  function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = pairsByMap.get(map);
    if (known) return known;
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key !== undefined && !pairs.has(key)) pairs.set(key, pair);
    }
    pairsByMap.set(map, pairs);
    return pairs;
  }

  function mergedChild(node: Node, key: string): Child | undefined {
    if (!isMap(node)) return undefined;
    for (const pair of node.items) {
      if (!isMergeKey(pair.key)) continue;
      const merged = written(pair.value as Node | null);
      for (const map of isSeq(merged) ? merged.items : [merged]) {
        const child = childOf(written(map as Node | null), key);
        if (child) return child;
      }
    }
    return undefined;
  }

  return (path) => {
    let node = written(document.contents);
    let range = rangeOf(node) ?? [0, 0];
    for (const key of path) {
      const child = childOf(node, key);
      if (!child) break;
      node = written(child.value);
      range = child.range ?? range;
    }
    return locationOf(source, ...range);
  };
}

function rangeOf(node: Node | null): Range | undefined {
  return node?.range ? [node.range[0], node.range[1]] : undefined;
}

function join(first: Range | undefined, second: Range | undefined): Range | undefined {
  return first && second ? [first[0], Math.max(first[1], second[1])] : (first ?? second);
}
