/**
 * What a reader does not see, or sees elsewhere than it stands: control characters but for tab and
 * line feed, bidirectional marks, zero-width characters, line and paragraph separators, halves of
 * surrogate pairs.
 */
const invisible =
  // eslint-disable-next-line no-control-regex -- control characters are what it is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** The text with what is invisible as escapes that mean the same in a string literal. */
export function escapeInvisible(text: string): string {
  return text.replaceAll(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The text without what is invisible or would change how the rest is shown. */
export function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll(invisible, "")
    .replaceAll(/[^\S\n]+$/gm, "")
    .trim();
}

/** The text without the byte-order mark that editors on Windows put before it. */
export function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
