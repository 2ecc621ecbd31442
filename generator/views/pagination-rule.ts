import type {
  DeclaredCursor,
  DeclaredFlag,
  DeclaredLink,
  DeclaredParameter,
  Pagination,
} from "../model/model.js";
import { type Code, code, joined, literal, memberName, stringLiteral } from "./code.js";

/** The modules of the runtime that hold styles, and what finds things for them, by what they export. */
const modules = {
  pageNumber: "page-number",
  offset: "offset",
  cursor: "cursor",
  link: "link",
  each: "each",
  header: "header",
  inBody: "in-body",
  inHeader: "in-header",
  lastItem: "last-item",
  linkHeader: "link-header",
  not: "not",
  orElse: "or-else",
} as const;

type StyleName = keyof typeof modules;

/** An export of the runtime's styles, and its module below `runtime/`. */
export interface StyleImport {
  readonly name: StyleName;
  readonly module: string;
}

export interface PaginationRule {
  /** `cursor({ ... })`. */
  readonly rule: Code;
  readonly imports: readonly StyleImport[];
}

/** The style of a list, with all that it needs to know. */
export function paginationRule(pagination: Pagination): PaginationRule {
  const printer = new RulePrinter(pagination);
  const rule = printer.rule();
  return { rule, imports: printer.imports };
}

class RulePrinter {
  readonly #pagination: Pagination;
  readonly #used = new Set<StyleName>();

  constructor(pagination: Pagination) {
    this.#pagination = pagination;
  }

  get imports(): readonly StyleImport[] {
    return [...this.#used].map((name) => ({ name, module: `styles/${modules[name]}` }));
  }

  rule(): Code {
    const pagination = this.#pagination;
    const { total, key } = pagination;
    const end = {
      total: total === undefined ? undefined : this.#place(total),
      hasMore: this.#hasMore(),
      key: key === undefined ? undefined : stringLiteral(key),
    };
    const size = pagination.size === undefined ? undefined : this.#parameter(pagination.size);
    const items = this.#items();
    switch (pagination.style) {
      case "page": {
        const { lastPage, pageCount, current, first } = pagination;
        return this.#call("pageNumber", {
          page: this.#parameter(pagination.page),
          size,
          first: first === 1 ? undefined : literal(first),
          items,
          lastPage: lastPage === undefined ? undefined : this.#place(lastPage),
          pageCount: pageCount === undefined ? undefined : this.#place(pageCount),
          current: current === undefined ? undefined : this.#place(current),
          ...end,
        });
      }
      case "offset": {
        const first = pagination.first === 0 ? undefined : literal(pagination.first);
        return this.#call("offset", {
          offset: this.#parameter(pagination.offset),
          ...{ size, first, items },
          ...end,
        });
      }
      case "cursor":
        return this.#call("cursor", {
          cursor: oneOrList(pagination.cursor.map((parameter) => this.#parameter(parameter))),
          size,
          items,
          nextCursor: oneOrList(pagination.nextCursor.map((place) => this.#place(place))),
          ...end,
          alone: pagination.alone ? literal(true) : undefined,
        });
      case "link":
        return this.#call("link", {
          ...{ size, items },
          nextUrl: this.#place(pagination.nextUrl),
          ...end,
        });
    }
  }

  #items(): Code {
    const { item } = this.#pagination;
    const wrappers = this.#list();
    return this.#mayLack(
      "items",
      item === undefined ? wrappers : this.#find("each", wrappers, stringLiteral(item)),
    );
  }

  #hasMore(): Code | undefined {
    const { hasMore } = this.#pagination;
    return hasMore === undefined ? undefined : this.#mayLack("hasMore", this.#place(hasMore));
  }

  #list(): Code {
    return stringLiteral(this.#pagination.items);
  }

  #mayLack(name: "items" | "hasMore", source: Code): Code {
    if (!this.#pagination.optional.includes(name)) return source;
    return this.#find("orElse", source, name === "items" ? code`[]` : code`false`);
  }

  #parameter(parameter: DeclaredParameter): Code {
    if (typeof parameter === "string") return stringLiteral(parameter);
    return "body" in parameter
      ? this.#find("inBody", stringLiteral(parameter.body))
      : this.#find("inHeader", stringLiteral(parameter.header));
  }

  #place(place: DeclaredFlag | DeclaredCursor | DeclaredLink): Code {
    if (typeof place === "string") return stringLiteral(place);
    if ("header" in place) return this.#find("header", stringLiteral(place.header));
    if ("link" in place) return this.#find("linkHeader", stringLiteral(place.link));
    if ("not" in place) return this.#find("not", this.#place(place.not));
    const list = this.#mayLack("items", this.#list());
    return this.#find("lastItem", list, stringLiteral(place.lastItem));
  }

  #find(name: StyleName, ...values: readonly Code[]): Code {
    this.#used.add(name);
    return code`${memberName(name)}(${joined(values, code`, `)})`;
  }

  #call(name: StyleName, facts: Readonly<Record<string, Code | undefined>>): Code {
    const members = Object.entries(facts).flatMap(([fact, value]) =>
      value === undefined ? [] : [code`${memberName(fact)}: ${value}`],
    );
    return this.#find(name, code`{ ${joined(members, code`, `)} }`);
  }
}

function oneOrList(values: readonly Code[]): Code {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0 ? only : code`[${joined(values, code`, `)}]`;
}
