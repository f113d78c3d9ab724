import type { EncodedRow } from "./ports.ts";

/**
 * Largest body of one upload, in bytes before compression. The Logs Ingestion API takes 1 MB a call, and does not say
 * whether it measures before or after compression; one million bytes before it is safe both ways
 * (Azure Monitor service limits, "Logs Ingestion API").
 */
export const maxBatchBytes = 1_000_000;

/** Stands between the rows of an upload's JSON array. No row holds a line break, so that an array can be taken apart without a parser. */
export const rowSeparator = ",\n";

/** Bytes that the array adds around and between its rows. */
const bracketBytes = 2;
const separatorBytes = rowSeparator.length;

/** Whether a row fits into an upload at all. */
export function fitsBatch(row: EncodedRow): boolean {
  return row.bytes + bracketBytes <= maxBatchBytes;
}

/**
 * Cuts rows into batches, in order, each at most {@link maxBatchBytes} as a JSON array. Nothing is gathered: rows are asked for one
 * after another, so each batch must be read to its end before the next one is asked for.
 * A row that {@link fitsBatch} refuses must not be passed.
 */
export function* cutIntoBatches(rows: Iterable<EncodedRow>): Generator<Iterable<EncodedRow>> {
  const source = rows[Symbol.iterator]();
  const ahead = { next: source.next() };
  while (ahead.next.done !== true) yield nextBatch(source, ahead);
}

/**
 * As many rows as fit, from the one that is ahead on; leaves the first that does not fit ahead.
 *
 * Not inside of the function above: V8 keeps what describes the generators of a function among its old objects. Of one made anew for each
 * page that, and all the page through it, would stay there until V8 collects those.
 */
function* nextBatch(
  source: Iterator<EncodedRow>,
  ahead: { next: IteratorResult<EncodedRow, unknown> },
): Generator<EncodedRow> {
  let bytes = bracketBytes;
  for (let before = 0; ahead.next.done !== true; before = separatorBytes) {
    bytes += before + ahead.next.value.bytes;
    if (bytes > maxBatchBytes) return;
    yield ahead.next.value;
    ahead.next = source.next();
  }
}
