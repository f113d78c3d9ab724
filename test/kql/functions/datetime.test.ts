import { describe, expect, it } from "vitest";

import { expressions, queries } from "../cases.ts";
import { valueOf } from "../running.ts";

const at = "datetime(2017-10-30 01:02:03.7654321)";

describe("parts of a datetime", () => {
  expressions([
    ["dayofmonth(datetime(2015-12-14))", "14"],
    ["dayofweek(datetime(1947-11-30 10:00:05))", "00:00:00"],
    ["dayofweek(datetime(1970-05-11))", "1.00:00:00"],
    ["toint(dayofweek(datetime(1970-5-12)) / 1d)", "2"],
    ["dayofyear(datetime(2015-12-14))", "348"],
    ["hourofday(datetime(2015-12-14 18:54))", "18"],
    ["monthofyear(datetime('2015-12-14'))", "12"],
    ["getmonth(datetime(2015-12-14))", "12"],
    ["getyear(datetime(2015-10-12))", "2015"],
    ["getyear(datetime(null))", "null"],
    ["week_of_year(datetime(2020-12-31))", "53"],
    ["week_of_year(datetime(2020-06-15))", "25"],
    ["week_of_year(datetime(1970-01-01))", "1"],
    ["week_of_year(datetime(2000-01-01))", "52"],
    ["weekofyear(datetime(2020-01-01))", "1"],
    [`datetime_part('year', ${at})`, "2017"],
    [`datetime_part('quarter', ${at})`, "4"],
    [`datetime_part('month', ${at})`, "10"],
    [`datetime_part('week_of_year', ${at})`, "44"],
    [`datetime_part('day', ${at})`, "30"],
    [`datetime_part('dayOfYear', ${at})`, "303"],
    [`datetime_part('hour', ${at})`, "1"],
    [`datetime_part('minute', ${at})`, "2"],
    [`datetime_part('second', ${at})`, "3"],
    [`datetime_part('millisecond', ${at})`, "765"],
    [`datetime_part('microsecond', ${at})`, "765432"],
    [`datetime_part('nanosecond', ${at})`, "765432100"],
    ["datetime_part('hour', datetime(null))", "null"],
    [`datepart('quarter', ${at})`, "4"],
    ["datepart('hour', datetime(null))", "null"],
  ]);
});

/** A line of `queries`: the function of 1 January 2017, 10:10:17, one period earlier, now, and one later. */
function shifted(name: string, starts: readonly string[]): readonly [query: string, rows: readonly string[]] {
  return [
    `range offset from -1 to 1 step 1 | project at = ${name}(datetime(2017-01-01 10:10:17), offset)`,
    starts.map((start) => `${start}Z`),
  ];
}

function day(date: string): string {
  return `${date}T00:00:00.0000000`;
}

function end(date: string): string {
  return `${date}T23:59:59.9999999`;
}

describe("starts and ends", () => {
  queries([
    shifted("startofday", [day("2016-12-31"), day("2017-01-01"), day("2017-01-02")]),
    shifted("startofweek", [day("2016-12-25"), day("2017-01-01"), day("2017-01-08")]),
    shifted("startofmonth", [day("2016-12-01"), day("2017-01-01"), day("2017-02-01")]),
    shifted("startofyear", [day("2016-01-01"), day("2017-01-01"), day("2018-01-01")]),
    shifted("endofday", [end("2016-12-31"), end("2017-01-01"), end("2017-01-02")]),
    shifted("endofweek", [end("2016-12-31"), end("2017-01-07"), end("2017-01-14")]),
    shifted("endofmonth", [end("2016-12-31"), end("2017-01-31"), end("2017-02-28")]),
    shifted("endofyear", [end("2016-12-31"), end("2017-12-31"), end("2018-12-31")]),
  ]);
  expressions([
    ["startofweek(datetime(null))", "null"],
    ["startofyear(datetime(null))", "null"],
    ["endofday(datetime(null))", "null"],
    ["endofweek(datetime(2017-01-01 10:10:17))", "2017-01-07T23:59:59.9999999Z"],
    ["endofmonth(datetime(2024-02-01))", "2024-02-29T23:59:59.9999999Z"],
    ["endofyear(datetime(9999-01-01))", "9999-12-31T23:59:59.9999999Z"],
    ["startofday(datetime(9999-12-31), 1)", "null"],
    ["startofmonth(datetime(0050-02-03))", "0050-02-01T00:00:00.0000000Z"],
  ]);
});

describe("datetime_add and datetime_diff", () => {
  const start = "make_datetime(2017, 1, 1)";
  expressions([
    [`datetime_add('year', 1, ${start})`, "2018-01-01T00:00:00.0000000Z"],
    [`datetime_add('quarter', 1, ${start})`, "2017-04-01T00:00:00.0000000Z"],
    [`datetime_add('month', 1, ${start})`, "2017-02-01T00:00:00.0000000Z"],
    [`datetime_add('week', 1, ${start})`, "2017-01-08T00:00:00.0000000Z"],
    [`datetime_add('day', 1, ${start})`, "2017-01-02T00:00:00.0000000Z"],
    [`datetime_add('hour', 1, ${start})`, "2017-01-01T01:00:00.0000000Z"],
    [`datetime_add('minute', 1, ${start})`, "2017-01-01T00:01:00.0000000Z"],
    [`datetime_add('second', 1, ${start})`, "2017-01-01T00:00:01.0000000Z"],
    [`datetime_add('nanosecond', 700, ${start})`, "2017-01-01T00:00:00.0000007Z"],
    [`datetime_add('year', -5, ${start})`, "2012-01-01T00:00:00.0000000Z"],
    [`datetime_add('quarter', 12, ${start})`, "2020-01-01T00:00:00.0000000Z"],
    [`datetime_add('month', -15, ${start})`, "2015-10-01T00:00:00.0000000Z"],
    [`datetime_add('week', 100, ${start})`, "2018-12-02T00:00:00.0000000Z"],
    ["datetime_add('month', 1, datetime(2024-01-31 10:00))", "2024-02-29T10:00:00.0000000Z"],
    ["datetime_add('year', 9000, now())", "null"],
    ["datetime_add('day', long(null), now())", "null"],
    ["datetime_diff('year', datetime(2017-01-01), datetime(2000-12-31))", "17"],
    ["datetime_diff('quarter', datetime(2017-07-01), datetime(2017-03-30))", "2"],
    ["datetime_diff('month', datetime(2017-01-01), datetime(2015-12-30))", "13"],
    ["datetime_diff('week', datetime(2017-10-29 00:00), datetime(2017-09-30 23:59))", "5"],
    ["datetime_diff('day', datetime(2017-10-29 00:00), datetime(2017-09-30 23:59))", "29"],
    ["datetime_diff('hour', datetime(2017-10-31 01:00), datetime(2017-10-30 23:59))", "2"],
    ["datetime_diff('minute', datetime(2017-10-30 23:05:01), datetime(2017-10-30 23:00:59))", "5"],
    ["datetime_diff('second', datetime(2017-10-30 23:00:10.100), datetime(2017-10-30 23:00:00.900))", "10"],
    ["datetime_diff('millisecond', datetime(2017-10-30 23:00:00.200100), datetime(2017-10-30 23:00:00.100900))", "100"],
    [
      "datetime_diff('microsecond', datetime(2017-10-30 23:00:00.1009001), datetime(2017-10-30 23:00:00.1008009))",
      "100",
    ],
    [
      "datetime_diff('nanosecond', datetime(2017-10-30 23:00:00.0000000), datetime(2017-10-30 23:00:00.0000007))",
      "-700",
    ],
    ["datetime_diff('DAY', datetime(null), now())", "null"],
  ]);
});

describe("datetimes and timespans from numbers", () => {
  expressions([
    ["make_datetime(2017, 10, 1)", "2017-10-01T00:00:00.0000000Z"],
    ["make_datetime(2017, 10, 1, 12, 10)", "2017-10-01T12:10:00.0000000Z"],
    ["make_datetime(2017, 10, 1, 12, 11, 0.1234567)", "2017-10-01T12:11:00.1234567Z"],
    ["make_datetime(2017, 13, 1)", "null"],
    ["make_datetime(2017, 2, 29)", "null"],
    ["make_datetime(long(null), 2, 1)", "null"],
    ["make_timespan(1, 12, 30, 55)", "1.12:30:55"],
    ["make_timespan(12, 30)", "12:30:00"],
    ["make_timespan(12, 30, 55)", "12:30:55"],
    ["make_timespan(24, 0)", "null"],
    ["unixtime_seconds_todatetime(1546300800)", "2019-01-01T00:00:00.0000000Z"],
    ["unixtime_seconds_todatetime(1546300800.5)", "2019-01-01T00:00:00.5000000Z"],
    ["unixtime_milliseconds_todatetime(1546300800000)", "2019-01-01T00:00:00.0000000Z"],
    ["unixtime_microseconds_todatetime(1546300800000000)", "2019-01-01T00:00:00.0000000Z"],
    ["unixtime_nanoseconds_todatetime(1546300800000000000)", "2019-01-01T00:00:00.0000000Z"],
    ["unixtime_seconds_todatetime(-1)", "1969-12-31T23:59:59.0000000Z"],
    ["unixtime_seconds_todatetime(1546300800000)", "null"],
    ["unixtime_seconds_todatetime(long(null))", "null"],
  ]);
});

describe("format_datetime and format_timespan", () => {
  const dt = "datetime(2017-01-29 09:00:05)";
  const long = "datetime(2009-06-15 13:45:30.6175425)";
  expressions([
    [`format_datetime(${dt}, 'yy-MM-dd [HH:mm:ss]')`, "17-01-29 [09:00:05]"],
    [`format_datetime(${dt}, 'yyyy-M-dd [H:mm:ss]')`, "2017-1-29 [9:00:05]"],
    [`format_datetime(${dt}, 'yy-MM-dd [hh:mm:ss tt]')`, "17-01-29 [09:00:05 AM]"],
    [`format_datetime(${long}, 'f,ff,fff,ffff,fffff,ffffff,fffffff')`, "6,61,617,6175,61754,617542,6175425"],
    [`format_datetime(${long}, 'h:m:s y')`, "1:45:30 9"],
    [`format_datetime(${long}, 'hh tt')`, "01 PM"],
    ["format_datetime(datetime(2009-06-15 13:45:30.0001150), 'FFFFFFF')", "000115"],
    ["format_datetime(datetime(2009-06-15 13:45:30.05), 'F')", ""],
    ["format_datetime(datetime(null), 'yyyy')", ""],
    ["format_timespan(time(29.09:00:05.12345), 'dd.hh:mm:ss:FF')", "29.09:00:05:12"],
    ["format_timespan(time(29.09:00:05.12345), 'ddd.h:mm:ss [fffffff]')", "029.9:00:05 [1234500]"],
    ["format_timespan(time(15.13:45:30), 'd dd ddd')", "15 15 015"],
    ["format_timespan(timespan(null), 'd')", ""],
  ]);

  it("refuses what is in no format", async () => {
    await expect(valueOf("format_datetime(now(), 'yyyy-MM-ddTHH')")).rejects.toThrow("'T' is no part of a format");
  });
});

describe("time zones", () => {
  const local = "datetime(2020-02-02 20:02:20)";
  expressions([
    [`datetime_local_to_utc(${local}, 'Europe/Paris')`, "2020-02-02T19:02:20.0000000Z"],
    [`datetime_local_to_utc(${local}, 'America/Chicago')`, "2020-02-03T02:02:20.0000000Z"],
    [`datetime_local_to_utc(${local}, 'US/Pacific')`, "2020-02-03T04:02:20.0000000Z"],
    ["datetime_utc_to_local(datetime(2022-07-11 22:18:48.4678620), 'US/Pacific')", "2022-07-11T15:18:48.4678620Z"],
    [
      "datetime_utc_to_local(datetime(2022-07-11 22:18:48.4678620), 'Australia/Canberra')",
      "2022-07-12T08:18:48.4678620Z",
    ],
    ["datetime_local_to_utc(datetime(2022-03-27 01:00), 'Europe/Brussels')", "2022-03-27T00:00:00.0000000Z"],
    ["datetime_local_to_utc(datetime(2022-03-27 02:00), 'Europe/Brussels')", "2022-03-27T00:00:00.0000000Z"],
    ["datetime_local_to_utc(datetime(2022-03-27 03:00), 'Europe/Brussels')", "2022-03-27T01:00:00.0000000Z"],
    ["datetime_local_to_utc(datetime(2022-03-27 04:00), 'Europe/Brussels')", "2022-03-27T02:00:00.0000000Z"],
    ["datetime_utc_to_local(datetime(null), 'Europe/Paris')", "null"],
  ]);

  it("refuses a zone that does not exist", async () => {
    await expect(valueOf("datetime_utc_to_local(now(), 'Mars/Phobos')")).rejects.toThrow("no time zone 'Mars/Phobos'");
  });
});
