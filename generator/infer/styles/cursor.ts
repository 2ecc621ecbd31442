import type { Input } from "../inputs.js";
import type { Member } from "../members.js";
import { isText } from "../outputs.js";
import type { Candidate } from "../proposal.js";
import { isNextCursorName, pairs, wordsOf } from "../vocabulary.js";
import { isHandedOnTo, isSaid, isTokenBySaying, pointsTo } from "./sayings.js";
import {
  type Sighting,
  findSize,
  isWhole,
  itemsSignals,
  moreSignals,
  requestOf,
  responseOf,
  signal,
  sizeSignals,
  told,
} from "../evidence.js";

const backwards = /prev|before|previous|self|current|first/i;

export function cursorCandidate(sighting: Sighting): Candidate | undefined {
  const { inputs, outputs } = sighting;
  const flagged = outputs.hasMore !== undefined || outputs.done !== undefined;
  const options = inputs.flatMap((input) => {
    const isCounted = isWhole(input) && !input.types.has("string");
    if (isCounted && (input.roles.has("page") || input.roles.has("offset"))) return [];
    return outputs.beside.flatMap((output) => {
      if (output === outputs.nextUrl) return [];
      const strength = strengthOf(input, output, flagged || isOneOfTwo(output, outputs.beside));
      return strength === undefined ? [] : [{ input, output, ...strength }];
    });
  });
  const best = options.sort((a, b) => b.request + b.response - (a.request + a.response))[0];
  if (best === undefined) return undefined;
  const size = findSize(sighting, best.input);
  const evidence = `"${best.output.pointer}" is the cursor of the next page`;
  return {
    signals: [
      ...signal("request", "cursor-parameter", best.request, `${told(best.input)} takes a cursor`),
      ...sizeSignals(size),
      ...itemsSignals(sighting),
      ...moreSignals(sighting),
      ...signal("response", "next-cursor", best.response, evidence),
    ],
    pagination: {
      style: "cursor",
      request: requestOf("cursor", best.input, size),
      response: { ...responseOf(sighting), nextCursor: best.output.pointer },
    },
  };
}

/** How well a parameter and a value of the response go together; undefined where they do not. */
function strengthOf(
  input: Input,
  output: Member,
  flagged: boolean,
): { readonly request: number; readonly response: number } | undefined {
  const name = output.path.at(-1) ?? "";
  const pair = pairs(input.name, output.path);
  // For what changes later, asked for again and again: the last page has it, too.
  if (!flagged && wordsOf(name).some((word) => /^(?:sync|delta)$/.test(word))) return undefined;
  if (!isScalar(output) || output.isEnum || /^ur[il]/.test(output.format ?? "")) return undefined;
  if (pointsTo(input, name, isText(output))) return { request: 3, response: 4 };
  if (isHandedOnTo(input, output)) return { request: 3, response: 4 };
  if (backwards.test(wordsOf(name).join(" ")) && !pair) return undefined;
  if (/links?$/.test(wordsOf(output.path.at(-2) ?? "").join(""))) return undefined;
  if (input.roles.has("size") || isEcho(input, output)) return undefined;
  const role = input.roles.get("cursor");
  const told =
    isNextCursorName(name) ||
    isNestedCursor(output) ||
    (role === "strong" && isText(output) && /^next(?:page)?$/.test(wordsOf(name).join("")));
  if (role === undefined) return strengthOfUnknown(input, output, told);
  if (!told && !pair) return undefined;
  // The same weak name on both sides is an echo as likely as a cursor, unless there is a flag for more.
  const isNext =
    told || flagged || /next|end|cursor|last/i.test(output.path.join(" ")) || isSaid(input, output);
  if (role === "weak" && !isNext) return undefined;
  const certain = pair || told ? 3 : 2;
  return { request: role === "strong" || pair ? 3 : 2, response: certain + (pair && told ? 1 : 0) };
}

/** `starting_after` comes back as it was sent, unless it is said to be the next one. */
function isEcho({ name }: Input, { path, description }: Member): boolean {
  const given = wordsOf(name).join("");
  if (!/^start(?:ing)?after/.test(given) || given !== wordsOf(path.at(-1) ?? "").join(""))
    return false;
  const parent = wordsOf(path.at(-2) ?? "").join("");
  return (
    !/next|cursor/.test(parent) && !/\b(?:next|subsequent|more|following)\b/i.test(description)
  );
}

/** `after` beside `before`: the two ends of a page, and no echo of what was asked. */
function isOneOfTwo({ path }: Member, beside: readonly Member[]): boolean {
  if (path.at(-1)?.toLowerCase() !== "after") return false;
  const other = [...path.slice(0, -1), "before"].join("/");
  return beside.some((member) => member.path.join("/").toLowerCase() === other.toLowerCase());
}

const isScalar = (output: Member): boolean =>
  isText(output) || output.types.has("integer") || output.types.has("number");

/** A name nobody knows, or a position's: only where the response names the same thing as the next one. */
function strengthOfUnknown(
  input: Input,
  output: Member,
  told: boolean,
): { readonly request: number; readonly response: number } | undefined {
  if (!isText(output)) return undefined;
  const isPosition = input.roles.has("page") || input.roles.has("offset");
  const isOpaque = isPosition && input.types.has("string") && isTokenBySaying(input, output);
  const name = wordsOf(output.path.at(-1) ?? "").join(" ");
  if (isOpaque && /^next(?: page| offset)?$/.test(name)) return { request: 3, response: 3 };
  if (!pairs(input.name, output.path)) return undefined;
  const isLast = name.startsWith("last ") && wordsOf(input.name).join(" ") !== name;
  if (!told && !isOpaque && !isLast && !/next|last evaluated/.test(name)) return undefined;
  return { request: isPosition ? 3 : 2, response: told ? 4 : 3 };
}

/** `cursors.after`, `next.page`, `paging.next`: the parent says what it is. */
function isNestedCursor({ path, types }: Member): boolean {
  const name = wordsOf(path.at(-1) ?? "").join("");
  const parent = wordsOf(path.at(-2) ?? "").join("");
  if (types.has("integer") && name === "next") return false;
  return (
    (/^(?:cursors?|.*cursor)$/.test(parent) && /^(?:after|next|end|forward)$/.test(name)) ||
    (/^next(?:page)?$/.test(parent) &&
      /^(?:page|cursor|token|after|startingafter|offset|id|key)$/.test(name)) ||
    (/^(?:.*pagination|.*paging|pageinfo|page|.*meta(?:data)?)$/.test(parent) &&
      /^(?:next|after|continue)$/.test(name))
  );
}
