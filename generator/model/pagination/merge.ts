import type { Draft, Fact, FactName, Findings } from "./facts.js";

/** What several sources say together, the first before the others. What they contradict is reported. */
export function mergeDrafts(drafts: readonly Draft[], findings: Findings): Draft {
  const merged: Record<string, Fact<unknown>> = {};
  for (const draft of drafts) {
    for (const [name, fact] of Object.entries(draft) as [FactName, Fact<unknown> | undefined][]) {
      if (fact === undefined) continue;
      const earlier = (merged[name] ??= fact);
      if (meaningOf(earlier.value) === meaningOf(fact.value)) continue;
      findings.error({
        code: "pagination-contradiction",
        message: `${earlier.source} and ${fact.source} contradict one another: ${name} is ${JSON.stringify(earlier.value)}, or ${JSON.stringify(fact.value)}`,
        pointer: earlier.pointer,
        hint: `The other is at #${fact.pointer}. Declare the pagination in x-pagewright; that counts instead.`,
      });
    }
  }
  return merged;
}

/** Names of headers and relations of links are the same in capitals. */
function meaningOf(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) =>
    /^(?:header|link)$/.test(name) && typeof member === "string" ? member.toLowerCase() : member,
  );
}
