/** What descriptions say of a value that is handed on from page to page. */
import type { Input } from "../inputs.js";
import type { Member } from "../members.js";
import { isEchoName, isPageCountName, isTotalName, wordsOf } from "../vocabulary.js";

/** Whether either description speaks of going on. */
export function isSaid(input: Input, output: Member): boolean {
  const goesOn = /\b(?:next|subsequent|more|remaining|pag(?:e|ed|ing|inat\w*)|continu\w*)\b/i;
  return goesOn.test(input.description) || goesOn.test(output.description);
}

/** Whether one of the two descriptions says that it is handed on from page to page. */
export function isTokenBySaying(input: Input, output: Member): boolean {
  return (
    /\b(?:next|token|cursor|continu\w*)\b/i.test(output.description) ||
    /\b(?:tokens?|cursors?|opaque|previous (?:response|request|call|page)|previously returned)\b/i.test(
      input.description,
    )
  );
}

/** Names of what only turns something in the answer on. */
const switches = /\b(?:include|with|return|show|expand|fields?)\b/;

/** `Goes on from there (see lastId)`: the description of a parameter names what its value is taken from. */
export function pointsTo(
  { name, description, roles }: Input,
  output: string,
  isText: boolean,
): boolean {
  // A word of prose may be called like a property; an identifier is not by chance.
  const isIdentifier = wordsOf(output).length > 1;
  const isFact = isTotalName(output) || isPageCountName(output) || isEchoName(output);
  if (!isIdentifier || isFact || roles.has("size")) return false;
  if (!description.split(/[^\w.-]+/).includes(output)) return false;
  const fromBefore =
    /\b(?:value|returned|taken)\b[^.]{0,80}\b(?:last|previous) (?:response|request|call|page)/i;
  if (/\bpaginat/i.test(description) && fromBefore.test(description)) return true;
  const goesOn =
    /\b(?:continue|start\w*|since|after|from|next|offset|cursor|token|page|marker|position|resume)\b/;
  const words = wordsOf(name).join(" ");
  if (!isText || output === name || !goesOn.test(words) || switches.test(words)) return false;
  const about = /\b(?:previous|last|returned|response|continu\w*|next|pag(?:e|ing|ination))\b/i;
  return about.test(description);
}

/** `Can be used for the since argument in subsequent calls`: the response says where its value goes. */
export function isHandedOnTo({ name, roles }: Input, { description }: Member): boolean {
  const about = /\b(?:subsequent|next|following) (?:calls?|requests?|quer(?:y|ies)|pages?)\b/i;
  const handsOn = /\b(?:use\w*|pass\w*|send|sent|suppl\w+|provide\w*|set)\b/i;
  if (roles.has("size") || !about.test(description) || !description.includes(name)) return false;
  const plain = description.replace(/[`"'*]/g, "");
  const isQuoted = ["`", '"', "'", "*"].some((mark) => description.includes(mark + name + mark));
  const isNamed = ["argument", "parameter"].some((kind) => plain.includes(` ${name} ${kind}`));
  return (isQuoted || isNamed) && handsOn.test(description);
}
