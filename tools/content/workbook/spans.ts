import { parseTimespan, ticksPerMillisecond } from "../../kql/values/ticks.ts";

/**
 * A short length of time, such as `7d`, in milliseconds.
 * @throws RangeError for any other text
 */
export function milliseconds(span: string): number {
  const ticks = parseTimespan(span);
  if (ticks === undefined) throw new RangeError(`${span} is no length of time such as 7d.`);
  return Number(ticks / ticksPerMillisecond);
}
