import type { EncodedRow } from "./ports.ts";

/**
 * Largest body of one upload, in bytes before compression. The Logs Ingestion API takes 1 MB a call, and does not say
 * whether it measures before or after compression; one million bytes before it is safe both ways
 * (Azure Monitor service limits, "Logs Ingestion API").
 */
export const maxBatchBytes = 1_000_000;

/** Bytes that a JSON array adds around and between its elements. */
const bracketBytes = 2;
const commaBytes = 1;

/** Whether a row fits into an upload at all. */
export function fitsBatch(row: EncodedRow): boolean {
  return row.bytes + bracketBytes <= maxBatchBytes;
}

/** Size of the rows as one JSON array, in bytes. */
export function batchBytes(rows: readonly EncodedRow[]): number {
  return rows.reduce((sum, row) => sum + row.bytes + commaBytes, bracketBytes - (rows.length > 0 ? commaBytes : 0));
}

/**
 * Cuts items into batches, in order, each at most {@link maxBatchBytes} as a JSON array.
 * An item that {@link fitsBatch} refuses must not be passed.
 */
export function cutIntoBatches<Item extends { readonly row: EncodedRow }>(items: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  let batch: Item[] = [];
  let bytes = bracketBytes;
  for (const item of items) {
    const added = item.row.bytes + (batch.length > 0 ? commaBytes : 0);
    if (batch.length > 0 && bytes + added > maxBatchBytes) {
      batches.push(batch);
      batch = [];
      bytes = bracketBytes;
    }
    bytes += item.row.bytes + (batch.length > 0 ? commaBytes : 0);
    batch.push(item);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
