import type { Sighting } from "./evidence.js";
import type { Candidate } from "./proposal.js";
import { cursorCandidate } from "./styles/cursor.js";
import { headerCursorCandidate } from "./styles/header-cursor.js";
import { derivedCandidate } from "./styles/last-item.js";
import { linkCandidate, linkHeaderCandidate } from "./styles/link.js";
import { offsetCandidate } from "./styles/offset.js";
import { pageCandidate } from "./styles/page.js";

/** Every way of paging that an operation could have, whatever speaks for it. */
export function candidatesOf(sighting: Sighting): readonly Candidate[] {
  return [
    cursorCandidate(sighting),
    headerCursorCandidate(sighting),
    derivedCandidate(sighting),
    pageCandidate(sighting),
    offsetCandidate(sighting),
    linkCandidate(sighting),
    linkHeaderCandidate(sighting),
  ].filter((candidate) => candidate !== undefined);
}
