import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Document,
  type Node,
  type YAMLMap,
} from "yaml";
import type { JsonObject, JsonValue } from "../document.js";
import { getOwn, isObject, setOwn } from "../json.js";
import { limits } from "./limits.js";
import type { TextFault } from "./parsed-text.js";

export interface YamlConversion {
  readonly value: JsonValue;
  readonly faults: readonly TextFault[];
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
}

/** Turns a YAML tree into plain values, with aliases and merge keys replaced by what they mean. */
export function convertYaml(document: Document): YamlConversion {
  const converter = new Converter();
  const value = converter.convert(document.contents, 0).value;
  return { value, faults: converter.faults, targets: converter.targets };
}

/** A value and how many values it consists of. */
interface Converted {
  readonly value: JsonValue;
  readonly size: number;
}

const nothing: Converted = { value: null, size: 1 };

class Converter {
  readonly faults: TextFault[] = [];
  readonly targets = new Map<Alias, Node>();
  /** Undefined while the node is still being converted. */
  readonly #anchors = new Map<string, { readonly node: Node; converted?: Converted }>();
  #aliasedValues = 0;

  convert(node: Node | null, depth: number): Converted {
    if (node === null) return nothing;
    if (depth > limits.depth) {
      return this.#fault(node, {
        code: "nesting-too-deep",
        message: `Values are nested too deep; ${limits.depth} levels are read`,
      });
    }
    if (isAlias(node)) return this.#alias(node);
    const anchor = (node as { anchor?: string }).anchor;
    const entry: { node: Node; converted?: Converted } = { node };
    if (anchor !== undefined) this.#anchors.set(anchor, entry);
    const converted = this.#convertPlain(node, depth);
    entry.converted = converted;
    return converted;
  }

  #convertPlain(node: Node, depth: number): Converted {
    if (isMap(node)) return this.#map(node, depth);
    if (isSeq(node)) {
      let size = 1;
      const value = node.items.map((item) => {
        const converted = this.convert(item as Node | null, depth + 1);
        size += converted.size;
        return converted.value;
      });
      return { value, size };
    }
    return isScalar(node) ? this.#scalar(node) : nothing;
  }

  #scalar(node: Node & { readonly value: unknown }): Converted {
    const { value } = node;
    if (value === null) return nothing;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return { value, size: 1 };
    }
    return this.#fault(node, {
      code: "yaml-tag",
      message: "This value is of a type that JSON does not have",
      hint: "Remove the tag, or write the value as a string.",
    });
  }

  #map(node: YAMLMap, depth: number): Converted {
    const value: JsonObject = {};
    const merged: { readonly node: Node; readonly converted: Converted }[] = [];
    let size = 1;
    for (const pair of node.items) {
      const child = this.convert(pair.value as Node | null, depth + 1);
      size += child.size;
      if (isMergeKey(pair.key)) {
        merged.push({ node: (pair.value ?? pair.key) as Node, converted: child });
      } else setOwn(value, String((pair.key as { value: unknown }).value), child.value);
    }
    for (const merge of merged) this.#merge(value, merge.node, merge.converted.value);
    return { value, size };
  }

  /** Explicit keys win over merged ones, and earlier sources over later ones. */
  #merge(target: JsonObject, node: Node, source: JsonValue): void {
    for (const map of Array.isArray(source) ? source : [source]) {
      if (!isObject(map)) {
        this.#fault(node, { code: "yaml-merge", message: "<< takes a map or a list of maps" });
        continue;
      }
      for (const [key, value] of Object.entries(map)) {
        if (getOwn(target, key) === undefined) setOwn(target, key, value);
      }
    }
  }

  #alias(node: Alias): Converted {
    const anchor = this.#anchors.get(node.source);
    if (!anchor) {
      return this.#fault(node, {
        code: "yaml-alias",
        message: `No anchor &${node.source} stands before this alias`,
      });
    }
    if (!anchor.converted) {
      return this.#fault(node, {
        code: "yaml-alias",
        message: `The anchor &${node.source} contains itself through this alias`,
      });
    }
    this.targets.set(node, anchor.node);
    const before = this.#aliasedValues;
    this.#aliasedValues += anchor.converted.size;
    if (this.#aliasedValues <= limits.aliasedValues) return anchor.converted;
    if (before > limits.aliasedValues) return nothing;
    return this.#fault(node, {
      code: "yaml-alias",
      message: `Aliases expand to more than ${limits.aliasedValues} values`,
      hint: "Use references ($ref) instead of YAML aliases.",
    });
  }

  #fault(node: Node, fault: TextFault): Converted {
    const [start, end] = node.range ?? [0, 0];
    this.faults.push({ ...fault, start, end });
    return nothing;
  }
}

/** A plain `<<`; a quoted one is an ordinary key. */
export function isMergeKey(key: unknown): boolean {
  if (!isScalar(key)) return false;
  return typeof key.value === "symbol" || (key.value === "<<" && key.type === "PLAIN");
}
