/** Indexes in their order, and one more among them if it is one of `count`. */
export function withRow(indexes: readonly number[], row: number, count: number): number[] {
  if (row < 0 || row >= count || indexes.includes(row)) return [...indexes];
  return [...indexes, row].toSorted((one, other) => one - other);
}
