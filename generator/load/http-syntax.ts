/** Whether it may stand in a header: a type or a range, and parameters. */
export function isMediaType(text: string): boolean {
  return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+ *(;[ -~]*)?$/.test(text);
}

/** Whether a header may have a name (RFC 9110). */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}
