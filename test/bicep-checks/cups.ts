/** A cup with these properties, and what comes after it. */
export function cup(properties: string, after = ""): string {
  return `resource cup 'Contoso.Cafe/cups@2024-01-01' = {\n  name: 'a'\n  location: 'b'\n  properties: { ${properties} }\n}${after === "" ? "" : `\n${after}`}`;
}

/** The body of a cup on one line, the second. */
export function body(text: string): string {
  return `resource cup 'Contoso.Cafe/cups@2024-01-01' = {\n  ${text}\n}`;
}

/** A cup with nothing wrong. */
export const right = cup("size: 'small'");

/** A cup, and in line 6 an order that extends it. */
export function order(text: string): string {
  return `${right}\nresource order 'Contoso.Cafe/orders@2024-01-01' = {\n  scope: cup\n  name: 'a'\n  ${text}\n}`;
}
