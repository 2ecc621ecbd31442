import type { DeclaredParameter } from "../../load/extension.js";
import { findParameter } from "./check-parameter.js";
import type { Draft, Fact, Findings, PagedOperation } from "./facts.js";

/** The number of the first page, or the offset of the first item, as its parameter says. */
interface First {
  readonly value: 0 | 1;
  readonly pointer: string;
  /** Whether it is the default; else no other number is let through. */
  readonly byDefault: boolean;
}

/** `undefined` where its parameter does not say it. */
export function firstOf(
  style: "page" | "offset",
  declared: DeclaredParameter | undefined,
  operation: PagedOperation,
): First | undefined {
  const found = limitsOf(declared, operation);
  if (found === undefined) return undefined;
  const { limits, pointer } = found;
  for (const value of [0, 1] as const) {
    if (limits.default === value || limits.default === String(value)) {
      return { value, pointer, byDefault: true };
    }
  }
  // What lets an offset of 0 not through counts items from 1; of pages that is what is usual.
  const fromOne = limits.default === undefined && leastOf(limits) === 1;
  return style === "offset" && fromOne ? { value: 1, pointer, byDefault: false } : undefined;
}

/** The least number let through, as far as it matters here: OpenAPI 3.0 says in two words what is more. */
function leastOf({ minimum, exclusiveMinimum }: Limits): unknown {
  const above = exclusiveMinimum === true ? minimum : exclusiveMinimum;
  return typeof above === "number" ? above + 1 : minimum;
}

interface Limits {
  readonly default?: unknown;
  readonly minimum?: unknown;
  readonly exclusiveMinimum?: unknown;
}

/** What is said of a parameter's numbers, and where. */
function limitsOf(
  declared: DeclaredParameter | undefined,
  operation: PagedOperation,
): { readonly limits: Limits; readonly pointer: string } | undefined {
  const schema = declared === undefined ? undefined : findParameter(declared, operation).schema;
  if (schema === undefined) return undefined;
  const resolved = operation.walk.resolve(schema).schema as Limits;
  return { limits: { ...resolved, ...(schema.schema as Limits) }, pointer: schema.pointer };
}

/**
 * With the first page's number where its parameter says it, and the draft does not. Where both do they
 * must agree: the first request leaves it to the server, and the second counts from there.
 */
export function withFirst(draft: Draft, operation: PagedOperation, findings: Findings): Draft {
  const style = draft.style?.value;
  if (style !== "page" && style !== "offset") return draft;
  const found = firstOf(style, draft[style]?.value, operation);
  if (found === undefined) {
    if (style === "page") noteUnsaid(draft, operation, findings);
    return draft;
  }
  const { value, pointer, byDefault } = found;
  if (draft.first === undefined) {
    const source = `the ${byDefault ? "default" : "minimum"} of its parameter`;
    const first: Fact<number> = { value, pointer, source };
    return value === (style === "page" ? 1 : 0) ? draft : { ...draft, first };
  }
  if (byDefault && draft.first.value !== value) {
    findings.error({
      code: "pagination-contradiction",
      message: `${draft.first.source} says that the first ${style} is ${draft.first.value}, but its parameter's default is ${value}`,
      pointer: draft.first.pointer,
      hint: `The parameter is at #${pointer}. Correct one of the two; an overlay can.`,
    });
  }
  return draft;
}

/** Counted from 1 where the server counts from 0, a page would be left out, and nothing would show it. */
function noteUnsaid(
  { page, first, current }: Draft,
  operation: PagedOperation,
  findings: Findings,
): void {
  const found = limitsOf(page?.value, operation);
  if (first !== undefined || current !== undefined || found === undefined) return;
  if (leastOf(found.limits) !== 0) return;
  findings.note({
    code: "pagination-first-unsaid",
    message:
      "a page may have the number 0, and nothing says that the first one has; pages are counted from 1",
    pointer: found.pointer,
    hint: "Give the parameter a default, or declare the pagination in x-pagewright, with first.",
  });
}
