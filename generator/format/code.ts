import { partsOf } from "./code-parts.js";
import { layOut } from "./layout/layout.js";

/** Members of a class that have one. */
const memberBoundary = /\n\n+(?= {2}\S)/;

/** A class with its comment, and all its members. */
const classForm = /^((?:\/\*\*[^]*?\*\/\n)?(?:export )?class [\w$]+ \{\n)([^]*)\n\}$/;

type ByPrettier = (text: string) => Promise<string>;

/**
 * Lays code out as Prettier does. Only what is beyond our own layout is given to it, since it takes
 * longer over a client's code than everything else together.
 *
 * @param formatted parts that stay as they are
 */
export async function layOutCode(
  text: string,
  byPrettier: ByPrettier,
  formatted: ReadonlySet<string> = new Set(),
): Promise<string> {
  const parts = partsOf(text);
  const done = parts.map((part) => (formatted.has(part) ? part : layOut(part)));
  const left = parts.filter((_, index) => done[index] === undefined);
  const rest = await layOutRest(left, byPrettier);
  if (rest === undefined) return byPrettier(text);
  let next = 0;
  return `${done.map((each) => each ?? rest[next++] ?? "").join("\n\n")}\n`;
}

/** @returns `undefined` where what comes back cannot be put in its place, and must not be lost */
async function layOutRest(
  parts: readonly string[],
  byPrettier: ByPrettier,
): Promise<readonly string[] | undefined> {
  const formatted: string[] = [];
  for (const part of parts) {
    const whole = (await layOutMembers(part, byPrettier)) ?? (await byPrettier(part)).trimEnd();
    if (partsOf(whole).length !== 1) return undefined;
    formatted.push(whole);
  }
  return formatted;
}

/** A class, member by member: mostly it is one of many that is beyond us. */
async function layOutMembers(part: string, byPrettier: ByPrettier): Promise<string | undefined> {
  const [, head = "", body = ""] = classForm.exec(part) ?? [];
  const members: string[] = [];
  for (const member of body.split(memberBoundary)) {
    const alone = `class A {\n${member}\n}`;
    const laidOut = layOut(alone) ?? (await byPrettier(alone)).trimEnd();
    const inside = /^class A \{\n([^]*)\n\}$/.exec(laidOut)?.[1];
    if (inside?.split(memberBoundary).length !== 1) return undefined;
    members.push(inside);
  }
  return layOutHead(head, members);
}

function layOutHead(head: string, members: readonly string[]): string | undefined {
  const laidOut = layOut(`${head}  a: B;\n}`) ?? "";
  const member = "  a: B;\n}";
  if (!laidOut.endsWith(`\n${member}`)) return undefined;
  return `${laidOut.slice(0, -member.length)}${members.join("\n\n")}\n}`;
}
