/** Pixels of a scrolled table. */
export interface Scrolled {
  /** How far it is scrolled. */
  readonly top: number;
  /** Room for rows: without headings and scroll bars. */
  readonly room: number;
}

/** How far to scroll, so that a row is in sight: as little as it takes. */
export function scrollTopFor(row: number, rowHeight: number, { top, room }: Scrolled): number {
  const [begin, end] = [row * rowHeight, (row + 1) * rowHeight];
  if (begin < top) return begin;
  return end > top + room ? end - room : top;
}
