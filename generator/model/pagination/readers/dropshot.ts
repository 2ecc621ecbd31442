import type { JsonObject } from "../../../document.js";
import type { PaginationReader } from "../facts.js";
import { extensionOf, Translator } from "../translate.js";

const name = "x-dropshot-pagination";

/**
 * `{ required }` or `true`: the rest is custom. The token holds all that was asked for first, so what a
 * first page cannot do without is said here, and is optional by its own description.
 */
export const readDropshot: PaginationReader = (operation, findings) => {
  const isTrue = (operation.object as JsonObject)[name] === true;
  const found = isTrue ? undefined : extensionOf(operation, name, findings);
  if (!isTrue && found === undefined) return undefined;
  const pointer = `${operation.pointer}/${name}`;
  const translate = found?.translate ?? new Translator(name, pointer, operation, findings);
  const { fact, list, wrong } = translate;
  const required = list(found?.extension, "required").flatMap((parameter, index) => {
    const known = operation.parameters.find((each) => each.name === parameter);
    if (known !== undefined) return [known.name];
    wrong(parameter, "is no parameter of the operation", "required", index);
    return [];
  });
  return {
    style: fact("cursor"),
    cursor: fact(["page_token"]),
    size: fact("limit"),
    items: fact("/items"),
    nextCursor: fact(["/next_page"]),
    alone: fact(true),
    requiredFirst: required.length === 0 ? undefined : fact(required, "required"),
  };
};
