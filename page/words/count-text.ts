/** A number of things: `1 row`, `2,000 rows`. */
export function countText(amount: number, thing: string): string {
  return `${amount.toLocaleString("en")} ${thing}${amount === 1 ? "" : "s"}`;
}
