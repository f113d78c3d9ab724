import { inRange } from "../../values/calendar.ts";
import { millisecondsOf, ticksPerMillisecond } from "../../values/ticks.ts";
import { QueryError } from "../../plan/position.ts";
import { type CallSite, type FunctionFamily, required, type ScalarFunction, text, ticks } from "./define.ts";

const quarterHour = 900_000;
const day = 86_400_000;

export const timeZones: FunctionFamily = {
  datetime_utc_to_local: shifting((at, zone) => zone(at)),
  /**
   * A local time that a clock leaves out or shows twice is read with the offset after the change. The documentation's example
   * shows the one left out; for the one shown twice (standard time) this is not confirmed.
   */
  datetime_local_to_utc: shifting((at, zone) => {
    const [before, after] = [zone(at - day), zone(at + day)];
    const isBefore = zone(at - before) === before && zone(at - after) !== after;
    return -(isBefore ? before : after);
  }),
};

/** Milliseconds from UTC to local time at an instant. */
type Zone = (at: number) => number;

function shifting(shift: (at: number, zone: Zone) => number): ScalarFunction {
  return {
    compile(site) {
      const [value, name] = [required(site.arguments[0]), required(site.arguments[1])];
      const zones = new Map<string, Zone>();
      const zoneOf = (zoneName: string): Zone => {
        const zone = zones.get(zoneName) ?? openZone(zoneName, site);
        zones.set(zoneName, zone);
        return zone;
      };
      return (row) => {
        const at = ticks(value.evaluate(row), value.type);
        const zoneName = text(name.evaluate(row), name.type) ?? "";
        if (at === null) {
          return null;
        }
        return inRange(at + BigInt(shift(millisecondsOf(at), zoneOf(zoneName))) * ticksPerMillisecond) ?? null;
      };
    },
  };
}

/** Offsets change at most every quarter of an hour, so each is asked for once. */
function openZone(timeZone: string, { name, position }: CallSite): Zone {
  const format = formatOf(timeZone);
  if (format === undefined) {
    throw new QueryError("value", `${name}: there is no time zone '${timeZone}'`, position);
  }
  const offsets = new Map<number, number>();
  return (at) => {
    const slot = Math.floor(at / quarterHour);
    const offset = offsets.get(slot) ?? offsetAt(format, slot * quarterHour);
    offsets.set(slot, offset);
    return offset;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-u-hc-h23", {
      timeZone,
      calendar: "gregory",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      era: "short",
    });
  } catch {
    return undefined;
  }
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
  const year = parts.get("era")?.startsWith("B") ? 1 - read("year") : read("year");
  const local = new Date(0);
  local.setUTCFullYear(year, read("month") - 1, read("day"));
  local.setUTCHours(read("hour"), read("minute"), read("second"));
  return local.getTime() - at;
}
