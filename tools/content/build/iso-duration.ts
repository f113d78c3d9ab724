/**
 * A short length of time as ISO 8601, as Azure wants it: `15m` is `PT15M`, `1d` is `P1D`.
 * @throws Error for anything but a number and m, h or d
 */
export function isoDuration(short: string): string {
  const [, count, unit] = /^(\d+)([mhd])$/u.exec(short) ?? [];
  if (count === undefined || unit === undefined) throw new Error(`${short} is no length of time such as 15m.`);
  return unit === "d" ? `P${count}D` : `PT${count}${unit.toUpperCase()}`;
}
