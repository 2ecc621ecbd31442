import type { Input } from "../inputs.js";
import type { Member } from "../members.js";
import { isText } from "../outputs.js";
import type { Candidate } from "../proposal.js";
import {
  isEchoName,
  isNextCursorName,
  isPageCountName,
  isTotalName,
  pairs,
  wordsOf,
} from "../vocabulary.js";
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
  const options = inputs.flatMap((input) => {
    if (isWhole(input) && (input.roles.has("page") || input.roles.has("offset"))) return [];
    return outputs.beside.flatMap((output) => {
      if (output === outputs.nextUrl) return [];
      const strength = strengthOf(input, output);
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
): { readonly request: number; readonly response: number } | undefined {
  const name = output.path.at(-1) ?? "";
  const scalar = isText(output) || output.types.has("integer") || output.types.has("number");
  const pair = pairs(input.name, output.path);
  if (!scalar || output.isEnum || /^ur[il]/.test(output.format ?? "")) return undefined;
  if (isText(output) && pointsTo(input, name)) return { request: 3, response: 4 };
  if (backwards.test(wordsOf(name).join(" ")) && !pair) return undefined;
  if (/links?$/.test(wordsOf(output.path.at(-2) ?? "").join(""))) return undefined;
  const role = input.roles.get("cursor");
  const told =
    isNextCursorName(name) ||
    isNestedCursor(output) ||
    (role === "strong" && isText(output) && wordsOf(name).join("") === "next");
  const isPosition = input.roles.has("page") || input.roles.has("offset");
  const isSize = input.roles.has("size");
  if (isSize || (!told && !pair)) return undefined;
  if (role === undefined) {
    // A name nobody knows: only where the response names the same thing as the next one.
    const isToken = /\b(?:next|token|cursor|continu\w*)\b/i.test(output.description);
    const isSame = isPosition && isToken && input.types.has("string");
    if (!pair || !isText(output)) return undefined;
    if (!told && !isSame && !/next|last evaluated/.test(wordsOf(name).join(" "))) return undefined;
    return { request: isPosition ? 3 : 2, response: told ? 4 : 3 };
  }
  // The same weak name on both sides is an echo as likely as a cursor.
  if (role === "weak" && !told && !/next|end|cursor/i.test(output.path.join(" "))) return undefined;
  const certain = pair || told ? 3 : 2;
  return { request: role === "strong" || pair ? 3 : 2, response: certain + (pair && told ? 1 : 0) };
}

/** `Goes on from there (see lastId)`: the description of a parameter names what its value is taken from. */
function pointsTo({ name, description, roles }: Input, output: string): boolean {
  // A word of prose may be called like a property; an identifier is not by chance.
  const isIdentifier = wordsOf(output).length > 1;
  const isFact = isTotalName(output) || isPageCountName(output) || isEchoName(output);
  const goesOn =
    /\b(?:continue|start\w*|after|from|next|offset|cursor|token|page|marker|position|resume)\b/;
  if (!isIdentifier || isFact || roles.has("size") || output === name) return false;
  if (!goesOn.test(wordsOf(name).join(" "))) return false;
  const about = /\b(?:previous|last|returned|response|continu\w*|next|pag(?:e|ing|ination))\b/i;
  return description.split(/[^\w.-]+/).includes(output) && about.test(description);
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
    (/^(?:.*pagination|.*paging|pageinfo|page|meta|metadata)$/.test(parent) &&
      /^(?:next|after|continue)$/.test(name))
  );
}
