import type { WalkProgress } from "@pagewright/polar";

export interface Bar {
  readonly show: (progress: WalkProgress) => void;
  /** Takes the bar away, so that a line can be printed where it is. */
  readonly clear: () => void;
  /** Shows it again below that line. */
  readonly again: () => void;
}

const width = 24;

/** A bar on a terminal; nothing at all where output goes elsewhere. */
export function progressBar(stream: {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}): Bar {
  let text = "";
  const write = (shown: string) => {
    if (stream.isTTY) stream.write(`\r\u{1b}[K${shown}`);
  };
  return {
    show: (progress) => {
      text = barOf(progress);
      write(text);
    },
    clear: () => {
      write("");
    },
    again: () => {
      write(text);
    },
  };
}

/** `[############            ] 125 of 250, 3 s left`. */
export function barOf({ items, total, eta }: WalkProgress): string {
  if (total === undefined) return `${items} so far`;
  const done = total === 0 ? 1 : Math.min(1, items / total);
  const filled = Math.round(done * width);
  const left = eta === undefined || eta === 0 ? "" : `, ${Math.ceil(eta / 1000)} s left`;
  return `[${"#".repeat(filled)}${" ".repeat(width - filled)}] ${items} of ${total}${left}`;
}
