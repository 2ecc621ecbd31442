import type { Random } from "./random.js";

const insertions = [
  ...["{", "}", "[", "]", ":", ",", '"', "'", "- ", "\n", "\t", "#", "|", ">", "? "],
  ...["*a", "&a ", "<<: ", "!!binary ", "---\n", "null", "true", "1e999", "-0", ".nan"],
  ...["$ref", "#/", "#/components/schemas/", "../", "%2e%2e%2f", "~1", "__proto__", "\0", "\u2028"],
].map((text) => Buffer.from(text));

/** Bytes of a document cut off, or changed in a few places: bits, insertions, swapped parts. */
export function damaged(bytes: Buffer, random: Random): Buffer {
  if (random(5) === 0) return bytes.subarray(0, random(bytes.length + 1));
  let result = bytes;
  for (let count = 1 + random(6); count > 0; count--) result = changedOnce(result, random);
  return result;
}

function changedOnce(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1);
  const insertion = insertions[random(insertions.length)] ?? Buffer.alloc(0);
  switch (random(5)) {
    case 0: {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
      return copy;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(40))]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), insertion, bytes.subarray(at + random(8))]);
    case 3: {
      const from = random(bytes.length + 1);
      const part = bytes.subarray(from, from + random(400));
      return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
    }
    default:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(at)]);
  }
}
