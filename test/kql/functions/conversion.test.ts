import { describe, expect, it } from "vitest";

import { expressions } from "../cases.ts";
import { valueOf } from "../running.ts";

describe("tostring", () => {
  expressions([
    ["tostring(123)", "123"],
    ["tostring(1.5)", "1.5"],
    ["tostring(true)", "true"],
    ["tostring(1d)", "1.00:00:00"],
    ["tostring(datetime(2015-12-31 23:59:59.9))", "2015-12-31T23:59:59.9000000Z"],
    ["tostring(dynamic({'a': [1, 'x']}))", '{"a":[1,"x"]}'],
    ["tostring(dynamic('text'))", "text"],
    ["tostring(guid(74be27de-1e4e-49d9-b579-fe0b331d3642))", "74be27de-1e4e-49d9-b579-fe0b331d3642"],
    ["tostring(long(null))", ""],
    ["tostring(dynamic(null))", ""],
    ["tostring(datetime(1969-12-31 23:59:59.9999999))", "1969-12-31T23:59:59.9999999Z"],
  ]);
});

describe("conversion to numbers and bool", () => {
  expressions([
    ["toint('123') == 123", "true"],
    ["toint(2.3)", "2"],
    ["toint(-2.7)", "-2"],
    ["toint('0x1a2c')", "6700"],
    ["toint(2147483648)", "null"],
    ["toint('')", "null"],
    ["toint(dynamic('7'))", "7"],
    ["tolong('123') == 123", "true"],
    ["tolong('not a number')", "null"],
    ["coalesce(tolong('not a number'), tolong('42'), 33)", "42"],
    ["tolong('9223372036854775807')", "9223372036854775807"],
    ["tolong('9223372036854775808')", "null"],
    ["tolong(1e30)", "null"],
    ["tolong(real(nan))", "null"],
    ["tolong(true)", "1"],
    ["tolong(datetime(0100-01-01))", "31241376000000000"],
    ["tolong(dynamic(null))", "null"],
    ["toreal('123.4') == 123.4", "true"],
    ["todouble('1e3')", "1000.0"],
    ["todouble('0x10')", "null"],
    ["todouble('')", "null"],
    ["todecimal('123.45678') == decimal(123.45678)", "true"],
    ["tobool('true')", "true"],
    ["tobool('False')", "false"],
    ["tobool(1)", "true"],
    ["tobool(123)", "true"],
    ["tobool(0)", "false"],
    ["tobool('abc')", "null"],
    ["toboolean('')", "null"],
    ["tobool(dynamic({'a': true}).a)", "true"],
  ]);
});

describe("todatetime", () => {
  const expected = "2014-11-08T15:05:02.0000000Z";
  expressions([
    ["todatetime('2015-12-31 23:59:59.9')", "2015-12-31T23:59:59.9000000Z"],
    ["todatetime('2014-05-25T08:20:03.123456Z')", "2014-05-25T08:20:03.1234560Z"],
    ["todatetime('2014-05-25T08:20')", "2014-05-25T08:20:00.0000000Z"],
    ["todatetime('2014-11-08')", "2014-11-08T00:00:00.0000000Z"],
    ["todatetime('2014-11-08T15:05:02+02:00')", "2014-11-08T13:05:02.0000000Z"],
    ["todatetime('2014-11-08 15:05:02 GMT')", expected],
    ["todatetime('Sat, 8 Nov 14 15:05:02 GMT')", expected],
    ["todatetime('8 Nov 14 15:05:02')", expected],
    ["todatetime('8 Nov 14 15:05 GMT')", "2014-11-08T15:05:00.0000000Z"],
    ["todatetime('Saturday, 08-Nov-14 15:05:02 GMT')", expected],
    ["todatetime('08-Nov-14 15:05:02')", expected],
    ["todatetime('12-02-2022') == datetime('12-02-2022')", "true"],
    ["todatetime('2014-02-30')", "null"],
    ["todatetime('tomorrow')", "null"],
    ["todatetime('')", "null"],
    ["todatetime(dynamic({'at': '2014-11-08'}).at)", "2014-11-08T00:00:00.0000000Z"],
    ["todatetime(dynamic({'at': datetime(2014-11-08)}).at)", "2014-11-08T00:00:00.0000000Z"],
  ]);
});

describe("totimespan, toguid, tohex, format_bytes", () => {
  expressions([
    ["totimespan('0.00:03:00')", "00:03:00"],
    ["totimespan(4d)", "4.00:00:00"],
    ["totimespan(5 * 2m)", "00:10:00"],
    ["totimespan('1.5h')", "01:30:00"],
    ["totimespan('-00:00:01.5')", "-00:00:01.5000000"],
    ["totimespan('25:00:00')", "null"],
    ["totimespan('')", "null"],
    ["totime('0.00:03:00')", "00:03:00"],
    ["totime('')", "null"],
    ["timespan(15 seconds)", "00:00:15"],
    ["timespan(0.12:34:56.7)", "12:34:56.7000000"],
    ["toguid('0123456789abcdef0123456789abcdef')", "01234567-89ab-cdef-0123-456789abcdef"],
    ["toguid('0123456789ab-cdef-0123-456789abcdef')", "01234567-89ab-cdef-0123-456789abcdef"],
    ["toguid('a string that is not a guid')", "null"],
    ["toguid('')", "null"],
    ["tohex(256)", "100"],
    ["tohex(-256)", "ffffffffffffff00"],
    ["tohex(toint(-256), 8)", "ffffff00"],
    ["tohex(256, 8)", "00000100"],
    ["tohex(256, 2)", "100"],
    ["tohex(long(null))", ""],
    ["format_bytes(564)", "564 Bytes"],
    ["format_bytes(10332, 1)", "10.1 KB"],
    ["format_bytes(20010332)", "19 MB"],
    ["format_bytes(20010332, 2)", "19.08 MB"],
    ["format_bytes(20010332, 0, 'KB')", "19541 KB"],
    ["format_bytes(long(null))", ""],
  ]);

  it("refuses a number as a timespan", async () => {
    await expect(valueOf("totimespan(5)")).rejects.toThrow("totimespan of a long is not supported");
  });
});
