/** The name of a value of one of the library's enumerations; `Unknown` when it has none. */
export function enumName(values: Readonly<Record<string, unknown>>, value: number): string {
  return Object.keys(values).find((name) => values[name] === value) ?? "Unknown";
}
