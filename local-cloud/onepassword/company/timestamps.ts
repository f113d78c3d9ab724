/**
 * Writes a time as Go's RFC3339Nano, and so the API, does: nanoseconds with the zeros at the end left out
 * (`2024-12-02T11:54:21.24645983Z`, `2021-08-11T14:28:03Z`).
 *
 * @param time - milliseconds since 1970; a fraction is ignored.
 * @param nanoseconds - 0 to 999,999, on top of the milliseconds.
 */
export function formatNano(time: number, nanoseconds: number): string {
  const text = new Date(time).toISOString();
  const digits = `${text.slice(20, 23)}${String(nanoseconds).padStart(6, "0")}`;
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === "0") end--;
  return end === 0 ? `${text.slice(0, 19)}Z` : `${text.slice(0, 20)}${digits.slice(0, end)}Z`;
}
