import type { Location } from "../../diagnostics/diagnostic.js";
import type { JsonValue } from "../../document.js";
import { type Path, toPointer } from "../../pointer.js";
import type { Origin } from "../provenance.js";
import type { DocumentFile } from "./files.js";

/** A place in one of the files. Linked, since a walk makes one for each value it meets. */
export interface Place {
  readonly file: DocumentFile;
  readonly parent: Place | undefined;
  readonly key: string;
}

/** A value, and where it stands. */
export interface Target {
  readonly value: JsonValue;
  readonly place: Place;
}

export function rootOf(file: DocumentFile): Place {
  return { file, parent: undefined, key: "" };
}

export function inside(parent: Place, key: string | number): Place {
  return { file: parent.file, parent, key: String(key) };
}

export function pathOf(place: Place): Path {
  const path: string[] = [];
  for (let at = place; at.parent; at = at.parent) path.push(at.key);
  return path.reverse();
}

export function originOf(place: Place): Origin {
  return { text: place.file.text, path: pathOf(place) };
}

const keys = new WeakMap<Place, string>();

/** Tells places apart across files. */
export function keyOf(place: Place): string {
  const key = keys.get(place) ?? `${place.file.text.source.file}${toPointer(pathOf(place))}`;
  keys.set(place, key);
  return key;
}

export function locationOf(place: Place): Location {
  return place.file.text.locate(pathOf(place));
}
