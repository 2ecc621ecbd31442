import type { JsonObject, JsonValue } from "../../../document.js";
import { asObject, asText, type PaginationReader } from "../facts.js";
import { Translator } from "../translate.js";

const name = "x-smithy-paginated";

/**
 * `{ inputToken, outputToken, items, pageSize }`, as Smithy's trait `@paginated` names them; what an
 * operation leaves out, the document says. Several tokens go together, in order.
 */
export const readSmithy: PaginationReader = (operation, findings) => {
  const own = asObject((operation.object as JsonObject)[name]);
  if (own === undefined) return undefined;
  const extension = { ...asObject(operation.root[name]), ...own };
  const pointer = `${operation.pointer}/${name}`;
  const translate = new Translator(name, pointer, operation, findings);
  const at = (role: string) => (role in own ? [role] : []);
  const cursor = texts(extension.inputToken).flatMap(
    (token) => translate.parameter(token)?.value ?? [],
  );
  const nextCursor = texts(extension.outputToken).flatMap(
    (token) => translate.cursor(token, ...at("outputToken"))?.value ?? [],
  );
  return {
    style: translate.fact("cursor"),
    cursor: translate.fact(cursor, ...at("inputToken")),
    nextCursor: translate.fact(nextCursor, ...at("outputToken")),
    size: translate.parameter(asText(extension.pageSize), ...at("pageSize")),
    ...translate.items(asText(extension.items), ...at("items")),
  };
};

function texts(value: JsonValue | undefined): readonly string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((text) => asText(text) ?? []);
}
