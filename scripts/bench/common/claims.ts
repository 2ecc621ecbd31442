import { reasons } from "./reasons.js";
import type { Claim, Row } from "./bench.js";

/** The figures in which others are ahead, with whom and why. */
export function behind(claims: readonly Claim[]): readonly Row[] {
  return claims.flatMap(({ measure, unit, ours, others }) => {
    const ahead = Object.entries(others)
      .filter(([, value]) => value < ours)
      .sort(([, left], [, right]) => left - right)
      .map(([name, value]) => `${name} ${figure(value)}`);
    if (ahead.length === 0) return [];
    return [[measure, `${figure(ours)} ${unit}`.trim(), ahead.join("; "), reasonFor(measure)]];
  });
}

/** The measures of ours that a run has no figure of: that nobody is ahead in them is not known. */
export function notMeasured(claims: readonly Claim[]): readonly string[] {
  return claims.filter(({ ours }) => Number.isNaN(ours)).map(({ measure }) => measure);
}

/** Why others are ahead in a measure, as `reasons.ts` says it. */
export function reasonFor(measure: string): string {
  return reasons[measure] ?? "(no reason is written yet)";
}

/** Thousands with a comma; small figures with two places. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return Math.abs(value) < 100 && !Number.isInteger(value)
    ? value.toFixed(2)
    : Math.round(value).toLocaleString("en-US");
}
