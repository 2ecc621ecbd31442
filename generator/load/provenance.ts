import type { Location } from "../diagnostics/diagnostic.js";
import type { JsonObject, JsonValue } from "../document.js";
import { isContainer } from "../json.js";
import type { Path } from "../pointer.js";
import type { ParsedText } from "./parsed-text.js";

/** Where a value was written. */
export interface Origin {
  readonly text: ParsedText;
  readonly path: Path;
}

type Container = JsonObject | JsonValue[];

/**
 * Where the parts of a changing document were written. Only what differs from the file it was read
 * from is recorded: a member is otherwise found in its container's file, under its own key.
 */
export class Provenance {
  readonly #root: Origin;
  readonly #moved = new WeakMap<Container, Map<string, Origin>>();

  constructor(text: ParsedText) {
    this.#root = { text, path: [] };
  }

  /** Records that a member of a container was written elsewhere. */
  record(container: Container, key: string | number, origin: Origin): void {
    const moved = this.#moved.get(container) ?? new Map<string, Origin>();
    moved.set(String(key), origin);
    this.#moved.set(container, moved);
  }

  /** Where the value at a path of `root` was written. */
  originOf(root: JsonValue, path: Path): Origin {
    let origin = this.#root;
    let value: JsonValue | undefined = root;
    for (const key of path) {
      if (!isContainer(value)) break;
      origin = this.originOfMember(value, origin, key);
      value = (value as JsonObject)[key];
    }
    return origin;
  }

  /** Copies what is known about a container to a copy of it. */
  transfer(from: Container, to: Container): void {
    const moved = this.#moved.get(from);
    if (moved) this.#moved.set(to, new Map(moved));
  }

  /** Removes an element. Those behind it move up, and take their origins along. */
  removeElement(array: JsonValue[], index: number, origin: Origin): void {
    const origins = array.map((_, at) => this.originOfMember(array, origin, String(at)));
    origins.splice(index, 1);
    array.splice(index, 1);
    this.#moved.set(array, new Map(origins.map((each, at) => [String(at), each])));
  }

  locate(root: JsonValue, path: Path): Location {
    const { text, path: written } = this.originOf(root, path);
    return text.locate(written);
  }

  /** Where a member was written, given where its container was. */
  originOfMember(container: Container, origin: Origin, key: string): Origin {
    const moved = this.#moved.get(container)?.get(key);
    return moved ?? { text: origin.text, path: [...origin.path, key] };
  }
}
