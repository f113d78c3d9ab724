import { hasWords } from "../../words/has-words.ts";

interface Named {
  readonly name: string;
  readonly columns: readonly { readonly name: string }[];
}

/** Whether each of some words stands in the name or in a column's, whatever the case. */
export function mentions(words: string, { name, columns }: Named): boolean {
  return hasWords(words, [name, ...columns.map((column) => column.name)]);
}
