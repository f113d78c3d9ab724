import { describe, expect, it } from "vitest";
import { readEventTime } from "../../src/onepassword/rows/timestamp.ts";

const ms = Date.parse("2026-03-02T09:15:27.828Z");

describe("an event's time", () => {
  it("is kept as it was sent when a datetime can hold it", () => {
    expect(readEventTime("2026-03-02T09:15:27.828Z")).toEqual({
      ms,
      text: "2026-03-02T09:15:27.828Z",
      utc: "2026-03-02T09:15:27.828Z",
    });
  });

  it.each(["", ".8", ".82", ".828", ".8282", ".8282889"])("keeps the fraction %j", (fraction) => {
    const time = `2026-03-02T09:15:27${fraction}Z`;
    expect(readEventTime(time)).toMatchObject({ text: time, utc: time });
  });

  it.each([".82828893", ".828288935", ".828288999"])(
    "cuts the fraction %j to 100 ns, and never rounds up",
    (fraction) => {
      const cut = `2026-03-02T09:15:27${fraction.slice(0, 8)}Z`;
      expect(readEventTime(`2026-03-02T09:15:27${fraction}Z`)).toEqual({ ms, text: cut, utc: cut });
    },
  );

  it("counts whole milliseconds, cut", () => {
    expect(readEventTime("2026-03-02T09:15:27.8289999Z")?.ms).toBe(ms);
    expect(readEventTime("2026-03-02T09:15:27.8Z")?.ms).toBe(Date.parse("2026-03-02T09:15:27.800Z"));
  });

  it("is carried to UTC from another time zone, and its own text stays", () => {
    expect(readEventTime("2026-03-01T22:45:27.828288935-10:30")).toEqual({
      ms,
      text: "2026-03-01T22:45:27.8282889-10:30",
      utc: "2026-03-02T09:15:27.8282889Z",
    });
    expect(readEventTime("2026-03-02T11:15:27+02:00")?.utc).toBe("2026-03-02T09:15:27Z");
    expect(readEventTime("2026-03-02T09:15:27-00:00")?.utc).toBe("2026-03-02T09:15:27Z");
  });

  it.each(["2024-02-29", "2026-01-31", "2026-04-30", "2000-02-29", "2026-02-28"])("knows the day %s", (day) => {
    expect(readEventTime(`${day}T00:00:00Z`)?.utc).toBe(`${day}T00:00:00Z`);
    expect(readEventTime(`${day}T00:00:00+00:00`)?.utc).toBe(`${day}T00:00:00Z`);
  });

  it.each([
    "2026-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-01-32",
    "1900-02-29",
    "2026-13-01",
    "2026-00-01",
    "2026-01-00",
  ])("is none on the day %s, which no calendar has", (day) => {
    expect(readEventTime(`${day}T00:00:00Z`)).toBeUndefined();
    expect(readEventTime(`${day}T12:00:00.5+02:00`)).toBeUndefined();
  });

  it.each(["24:00:00", "23:60:00", "23:59:60", "25:00:00", "30:00:00"])(
    "is none at %s, which no clock shows",
    (time) => {
      expect(readEventTime(`2026-03-02T${time}Z`)).toBeUndefined();
    },
  );

  it.each(["+24:00", "-23:60", "+0200", "+02", "", "z", " Z"])("is none with the time zone %j", (zone) => {
    expect(readEventTime(`2026-03-02T09:15:27${zone}`)).toBeUndefined();
  });

  it("reaches from the first to the last instant of Kusto's datetime, and no further in any time zone", () => {
    expect(readEventTime("0001-01-01T00:00:00Z")).toEqual({
      ms: Date.parse("0001-01-01T00:00:00Z"),
      text: "0001-01-01T00:00:00Z",
      utc: "0001-01-01T00:00:00Z",
    });
    expect(readEventTime("9999-12-31T23:59:59.999999999Z")?.utc).toBe("9999-12-31T23:59:59.9999999Z");
    expect(readEventTime("0001-01-01T00:00:00-00:01")?.utc).toBe("0001-01-01T00:01:00Z");
    expect(readEventTime("0001-01-01T00:01:00+00:01")?.utc).toBe("0001-01-01T00:00:00Z");
    expect(readEventTime("0001-01-01T00:00:00+00:01")).toBeUndefined();
    expect(readEventTime("0000-12-31T23:59:59Z")).toBeUndefined();
    expect(readEventTime("0000-12-01T23:59:59Z")).toBeUndefined();
    expect(readEventTime("9999-12-31T23:59:59-00:01")).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    0,
    1_772_442_927_828,
    true,
    {},
    ["2026-03-02T09:15:27Z"],
    "",
    "yesterday",
    "2026-03-02",
    "2026-03-02 09:15:27Z",
    "2026-03-02t09:15:27Z",
    "2026-03-02T09:15Z",
    "2026-03-02T09:15:27.Z",
    "2026-03-02T09:15:27,5Z",
    " 2026-03-02T09:15:27Z",
    "2026-03-02T09:15:27Z ",
    "2026-03-02T09:15:27Z\n",
    "2026-03-02T09:15:27Z\0",
    "+02026-03-02T09:15:27Z",
    "+002026-03-02T09:15:27Z",
    "2026-03-02T09:15:27Z (UTC)",
    "(UTC) 2026-03-02T09:15:27Z",
    "Mon, 02 Mar 2026 09:15:27 GMT",
  ])("is not read from %j", (value) => {
    expect(readEventTime(value)).toBeUndefined();
  });
});
