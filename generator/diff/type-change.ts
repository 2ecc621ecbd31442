import type ts from "typescript";

/** `read`: a consumer gets values of the type; `write`: a consumer makes them. */
export type Direction = "read" | "write";

/** One step from a type into a part of it. */
export type Step =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "element" }
  | { readonly kind: "entry" }
  /** One alternative of a union: its old type; of errors, the status that tells it from others. */
  | { readonly kind: "variant"; readonly type: ts.Type; readonly status: string | undefined };

/** A difference between an old type and the new one in its place. */
export interface TypeChange {
  readonly code:
    | "property-removed"
    | "property-added"
    | "property-optional"
    | "property-required"
    | "type-widened"
    | "type-narrowed"
    | "type-changed";
  readonly breaking: boolean;
  readonly direction: Direction;
  /** From the type the walk began with; of properties, the last step is the property. */
  readonly path: readonly Step[];
  /** The old type in this place; `undefined` where there was none. */
  readonly from: ts.Type | undefined;
  readonly to: ts.Type | undefined;
  /** The alternatives that one of the two has beyond the other. */
  readonly difference: readonly ts.Type[];
}
