import { isDeepStrictEqual } from "node:util";

/** How what the client gives differs from what was sent; `undefined` where it does not. */
export async function differenceOf(given: unknown, sent: unknown): Promise<string | undefined> {
  const data =
    given instanceof Blob ? await given.text() : isStream(given) ? await all(given) : given;
  if (isDeepStrictEqual(data, sent)) return undefined;
  return `gave ${JSON.stringify(data)}, where ${JSON.stringify(sent)} was sent`;
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** The elements of a stream; of events, their data. */
async function all(stream: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const elements: unknown[] = [];
  for await (const element of stream) {
    const isEvent = typeof element === "object" && element !== null && "event" in element;
    elements.push(isEvent && "data" in element ? element.data : element);
  }
  return elements;
}
