/** `1 row`, `2,000 rows`. */
export function countText(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}

interface Named {
  readonly name: string;
  readonly columns: readonly { readonly name: string }[];
}

/** Whether each of some words stands in the name or in a column's, whatever the case. */
export function mentions(words: string, { name, columns }: Named): boolean {
  const names = [name, ...columns.map((column) => column.name)].map((each) => each.toLowerCase());
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => names.some((each) => each.includes(word)));
}
