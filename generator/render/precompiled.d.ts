/** Made of `templates/` by the build: see `scripts/precompile-templates.ts`. */

/** Precompiled templates, by the path of the file each prints: `src/client.ts`. */
export const templates: Readonly<Record<string, object>>;
/** Files that are copied as they are, by path. */
export const files: Readonly<Record<string, string>>;
/** The words of each template outside its mustaches, by the same paths. */
export const words: Readonly<Record<string, readonly string[]>>;
