import type { JsonObject, JsonValue } from "../../../document.js";
import { asObject, asText, type PaginationReader } from "../facts.js";
import { extensionOf, Translator } from "../translate.js";

const name = "x-smithy-paginated";

/**
 * `{ inputToken, outputToken, items, pageSize }`, as Smithy's trait `@paginated` names them; what an
 * operation leaves out, the document says. Several tokens go together, in order.
 */
export const readSmithy: PaginationReader = (operation, findings) => {
  const found = extensionOf(operation, name, findings);
  if (found === undefined) return undefined;
  const shared = asObject(operation.root[name]);
  const ofAll = new Translator(name, `/${name}`, operation, findings);
  /** Who says something, and the way of reading it from there. */
  const where = (role: string): readonly [JsonObject | undefined, Translator] =>
    role in found.extension ? [found.extension, found.translate] : [shared, ofAll];
  const text = (role: string) => {
    const [holder, translate] = where(role);
    return translate.text(holder, role);
  };
  const tokens = <Value>(
    role: string,
    read: (text: string, translate: Translator) => readonly Value[] | Value | undefined,
  ) => {
    const [holder, translate] = where(role);
    const values = textsOf(holder?.[role], () => {
      translate.wrong(holder?.[role], "is neither a text nor a list of texts", role);
    }).flatMap((each): readonly Value[] => (read(each, translate) ?? []) as readonly Value[]);
    return values.length === 0 ? undefined : translate.fact(values, role);
  };
  const items = where("items")[1].items(text("items"), "items");
  return {
    style: found.translate.fact("cursor"),
    cursor: tokens("inputToken", (each, translate) => translate.parameter(each)?.value),
    nextCursor: tokens(
      "outputToken",
      (each, translate) => translate.cursor(items, each, "outputToken")?.value,
    ),
    size: where("pageSize")[1].parameter(text("pageSize"), "pageSize"),
    ...items,
  };
};

function textsOf(value: JsonValue | undefined, wrong: () => void): readonly string[] {
  const listed = Array.isArray(value) ? value : [value ?? []].flat();
  const texts = listed.flatMap((text) => asText(text) ?? []);
  if (texts.length < listed.length) wrong();
  return texts;
}
