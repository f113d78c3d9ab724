import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Database } from "../../../tools/kql/engine/database.ts";
import { rowsOf, tableFromRows } from "../../../tools/kql/tables/table.ts";
import { run } from "../running.ts";

const columns = [
  { name: "At", type: "datetime" },
  { name: "Span", type: "timespan" },
  { name: "Whole", type: "long" },
  { name: "Part", type: "real" },
  { name: "TimeStep", type: "timespan" },
  { name: "WholeStep", type: "long" },
  { name: "PartStep", type: "real" },
  { name: "Count", type: "int" },
] as const;

const schema = { tables: [{ name: "V", columns }], functions: [], watchlists: [] };

const ticksPerDay = 864_000_000_000n;
/** 1700 and 2200: the times whose distance from 1970 in nanoseconds is a long. */
const [earliest, latest] = [620_000n * ticksPerDay, 803_000n * ticksPerDay];
/** Quarters: sums of them are exact. */
const quarters = (most: number) => fc.integer({ min: -most, max: most }).map((value) => value / 4);

/** Values at 100 ns, on both sides of 0; steps from 100 ns to three years. */
const row = fc.tuple(
  fc.bigInt({ min: earliest, max: latest }),
  fc.bigInt({ min: -10_000n * ticksPerDay, max: 10_000n * ticksPerDay }),
  fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }),
  quarters(1_000_000),
  fc.oneof(fc.bigInt({ min: 1n, max: 1_000n }), fc.bigInt({ min: 1n, max: 1_000n * ticksPerDay })),
  fc.bigInt({ min: 1n, max: 2n ** 40n }),
  fc.integer({ min: 1, max: 10_000 }).map((value) => value / 4),
  fc.integer({ min: -10_000, max: 10_000 }),
);

/** What the property of this condition ends with: undefined when it is true for all rows, which null is not. */
async function failure(condition: string): Promise<string | undefined> {
  const property = fc.asyncProperty(fc.array(row, { minLength: 150, maxLength: 150 }), async (rows) => {
    const table = tableFromRows(columns, rows);
    const database: Database = { schema, table: () => table };
    const failed = await run(`V | extend Holds = ${condition} | where isnull(Holds) or not(Holds)`, database);
    expect(rowsOf(failed)).toEqual([]);
  });
  return fc.asyncDefaultReportMessage(await fc.check(property, { numRuns: 5 }));
}

describe("bin", () => {
  describe.each([
    ["a datetime", "At", "TimeStep"],
    ["a timespan", "Span", "TimeStep"],
    ["a long", "Whole", "WholeStep"],
    ["a real", "Part", "PartStep"],
  ])("of %s", (_, value, step) => {
    it("is not more than the value, and less than a step away", async () => {
      expect(
        await failure(`bin(${value}, ${step}) <= ${value} and ${value} < bin(${value}, ${step}) + ${step}`),
      ).toBeUndefined();
    });

    it("is its own bin", async () => {
      expect(await failure(`bin(bin(${value}, ${step}), ${step}) == bin(${value}, ${step})`)).toBeUndefined();
    });
  });

  it("gives multiples of the step", async () => {
    expect(await failure("bin(Whole, WholeStep) % WholeStep == 0")).toBeUndefined();
  });

  it("counts bins of datetimes from the year 1", async () => {
    expect(
      await failure("bin(At, TimeStep) - datetime(0001-01-01) == bin(At - datetime(0001-01-01), TimeStep)"),
    ).toBeUndefined();
  });
});

describe("datetimes and timespans", () => {
  it.each([
    ["text", "todatetime(tostring(At)) == At"],
    ["the text of a timespan", "totimespan(tostring(Span)) == Span"],
    ["a format with all digits", "todatetime(format_datetime(At, 'yyyy-MM-dd HH:mm:ss.fffffff')) == At"],
    ["JSON", "todatetime(parse_json(tostring(pack_array(At)))[0]) == At"],
    [
      "their parts",
      `make_datetime(getyear(At), getmonth(At), dayofmonth(At), datetime_part('hour', At), datetime_part('minute', At), datetime_part('second', At))
        + (At - bin(At, 1s)) == At`,
    ],
    ["a day and a time of day", "startofday(At) + (At % 1d) == At"],
    ["a sum", "(At + Span) - Span == At and (At + Span) - At == Span"],
  ])("come back from %s", async (_, condition) => {
    expect(await failure(condition)).toBeUndefined();
  });

  it.each([
    ["seconds", "second", "1s"],
    ["milliseconds", "millisecond", "1ms"],
    ["microseconds", "microsecond", "1microsecond"],
    ["nanoseconds", "nanosecond", "1tick"],
  ])("come back from whole %s since 1970", async (unit, part, step) => {
    expect(
      await failure(
        `unixtime_${unit}_todatetime(datetime_diff('${part}', At, datetime(1970-01-01))) == bin(At, ${step})`,
      ),
    ).toBeUndefined();
  });

  it.each(["week", "day", "hour", "minute", "second", "millisecond", "microsecond"])(
    "come back when as many of %s are added and taken away",
    async (part) => {
      expect(
        await failure(`datetime_add('${part}', -Count, datetime_add('${part}', Count, At)) == At`),
      ).toBeUndefined();
    },
  );

  it.each(["year", "quarter", "month"])(
    "come back when as many of %s are added and taken away, on days that all months have",
    async (part) => {
      expect(
        await failure(
          `dayofmonth(At) > 28 or datetime_add('${part}', -(Count % 100), datetime_add('${part}', Count % 100, At)) == At`,
        ),
      ).toBeUndefined();
    },
  );
});
