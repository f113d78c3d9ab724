const [hourMs, dayMs] = [3_600_000, 86_400_000] as const;

/**
 * Least distance of two ticks, so that an axis of days has no hours between: milliseconds; 0 for any.
 * @param times - ISO 8601.
 */
export function leastStep(times: readonly string[]): number {
  const at = times.map((time) => Date.parse(time));
  const isEvery = (step: number): boolean => at.every((time) => time % step === 0);
  return at.length === 0 ? 0 : isEvery(dayMs) ? dayMs : isEvery(hourMs) ? hourMs : 0;
}
