/**
 * What a user of Redocly's generator states for Polar: how its lists are paged, where an operation has what
 * the rule names. And a keyword of one schema is dropped: the generator refuses a document with a keyword
 * that it does not know, `enumNames`, whatever the settings say of rules.
 */
export function redoclySettings(): Readonly<Record<string, string>> {
  return {
    "redocly.yaml": `plugins: [./plugin.mjs]
decorators: { polar/known-keywords: on }
client:
  pagination: { style: page, offsetParam: page, limitParam: limit, items: /items }
`,
    "plugin.mjs": `const knownKeywords = () => ({ Schema: { enter(schema) { delete schema.enumNames; } } });
export default () => ({ id: "polar", decorators: { oas3: { "known-keywords": knownKeywords } } });
`,
  };
}
