/** `2026-03-10T10:00:00.000Z` -> `2026-03-10 10:00:00`. */
export function timeText(iso: string): string {
  return iso
    .replace("T", " ")
    .replace(/(?:\.0+)?Z$/u, "")
    .replace(/(\.\d{3})\d*Z?$/u, "$1");
}

/** Milliseconds since 1970 -> `2026-03-10 10:00:00`. */
export function momentText(at: number): string {
  return timeText(new Date(at).toISOString().replace(/\.\d+Z$/u, "Z"));
}

/** Milliseconds since 1970 -> `10:00:00`. */
export function clockText(at: number): string {
  return momentText(at).slice(11);
}
