/** What a line tells about a page; a page of the generated client has all of it. */
export interface ShownPage {
  readonly number: number;
  readonly pageCount: number | undefined;
  readonly total: number | undefined;
  readonly items: readonly { readonly client_name: string }[];
}

const shownNames = 3;

/** `Page 2 of 3, 200 of 250 clients: Amber Otter, ...`. Of the clients, it takes the names alone. */
export function pageLine(page: ShownPage, count: number): string {
  const names = page.items.slice(0, shownNames).map(({ client_name }) => printable(client_name));
  if (page.items.length > shownNames) names.push("...");
  const progress = `Page ${outOf(page.number, page.pageCount)}, ${outOf(count, page.total)} clients`;
  return names.length > 0 ? `${progress}: ${names.join(", ")}` : progress;
}

function outOf(position: number, end: number | undefined): string {
  return end === undefined ? String(position) : `${position} of ${end}`;
}

/** A name comes from whoever chose it, and could steer a terminal. */
function printable(name: string): string {
  return name.replace(/\p{C}/gu, "\u{FFFD}");
}
