/** A random UUID. `crypto.randomUUID` makes them, too, but not on pages that came over plain http. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // Which kind of UUID it is, is said in two places (RFC 9562, version 4).
  const hex = Array.from(bytes, (byte, index) => {
    const told = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return told.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
