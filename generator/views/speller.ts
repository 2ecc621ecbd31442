import type { BodyResult, Operation } from "../model/model.js";
import type { Declarations } from "../types/declarations.js";
import { type Code, code, joined, printedCode } from "./code.js";

/** Spells types, and remembers which declarations they need. */
export class Speller {
  readonly #declarations: Declarations;
  readonly #mentioned = new Set<string>();

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  readonly type = (typeName: string): Code => {
    const { text, mentions, names } = this.#declarations.spelling(typeName);
    for (const name of mentions) this.#mentioned.add(name);
    return printedCode(text, names);
  };

  get mentioned(): readonly string[] {
    return [...this.#mentioned];
  }
}

/** Any of some types, each of them once: several statuses may give the same. */
export function unionOf(types: readonly Code[]): Code {
  const byText = new Map(types.map((type) => [type.text, type]));
  return joined([...byText.values()], code` | `);
}

/** What a successful call gives. */
export function resultType({ result }: Pick<Operation, "result">, spell: Speller): Code {
  if (result.kind === "none") return code`void`;
  const type = bodyType(result, spell);
  return result.mayBeEmpty ? code`${type} | undefined` : type;
}

function bodyType(result: BodyResult, spell: Speller): Code {
  switch (result.kind) {
    case "text":
      return code`string`;
    case "blob":
      return code`Blob`;
    case "json":
      return unionOf(result.typeNames.map(spell.type));
    case "any": {
      const others = [result.text && code`string`, result.blob && code`Blob`].filter(
        (type) => type !== false,
      );
      return unionOf([...result.typeNames.map(spell.type), ...others]);
    }
    case "events":
      return result.typeName === undefined
        ? code`AsyncIterable<ServerEvent>`
        : code`AsyncIterable<ServerEvent<${spell.type(result.typeName)}>>`;
    case "lines":
      return code`AsyncIterable<${spell.type(result.typeName)}>`;
  }
}
