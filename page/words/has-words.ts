/** Whether every word of a filter is somewhere in the texts, whatever the case. */
export function hasWords(filter: string, texts: readonly string[]): boolean {
  const all = texts.join("\n").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => all.includes(word));
}
