const units = [
  { name: "day", ms: 86_400_000 },
  { name: "hour", ms: 3_600_000 },
  { name: "minute", ms: 60_000 },
  { name: "second", ms: 1_000 },
] as const;

/** A length of time in the largest unit that gives at least two of it, cut to a whole number: `90 minutes`, `3 days`. */
export function inWords(ms: number): string {
  const unit = units.find((candidate) => ms >= 2 * candidate.ms) ?? units[units.length - 1];
  const count = Math.max(0, Math.floor(ms / (unit?.ms ?? 1_000)));
  return `${count} ${unit?.name ?? "second"}${count === 1 ? "" : "s"}`;
}
