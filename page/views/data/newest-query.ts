/** How many rows one may ask for. */
export const takes = [50, 1_000, 10_000, 100_000] as const;

/** How many are asked for by an address: one of {@link takes}, else the least. */
export function takeOf(search: URLSearchParams): number {
  return takes.find((take) => String(take) === search.get("rows")) ?? takes[0];
}

/** Asks for the newest rows of a table or a function; without a time, for any rows. */
export function newestQuery(
  { name, columns }: { readonly name: string; readonly columns: readonly { readonly name: string }[] },
  take: number,
): string {
  // Names of tables and functions are letters, digits and underscores; any other goes in as KQL quotes it.
  const source = /^[A-Za-z_]\w*$/u.test(name) ? name : `['${name.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']`;
  const order = columns.some((column) => column.name === "TimeGenerated") ? "\n| sort by TimeGenerated desc" : "";
  return `${source}${order}\n| take ${take}`;
}
