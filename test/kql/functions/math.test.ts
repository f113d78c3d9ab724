import { describe, expect, it } from "vitest";

import { expressions, queries } from "../cases.ts";
import { valueOf } from "../running.ts";

describe("mathematics", () => {
  expressions([
    ["abs(-5)", "5"],
    ["abs(-5.5)", "5.5"],
    ["abs(-1h)", "01:00:00"],
    ["abs(long(-9223372036854775808))", "null"],
    ["abs(long(null))", "null"],
    ["ceiling(-1.1)", "-1.0"],
    ["ceiling(0)", "0"],
    ["ceiling(0.9)", "1.0"],
    ["round(2.98765, 3)", "2.988"],
    ["round(2.15, 1)", "2.2"],
    ["round(2.15)", "2.0"],
    ["round(-50.55, -2)", "-100.0"],
    ["round(21.5, -1)", "20.0"],
    ["round(2.5)", "3.0"],
    ["round(real(null))", "null"],
    ["sign(-42)", "-1.0"],
    ["sign(0)", "0.0"],
    ["sign(11.2)", "1.0"],
    ["sqrt(16)", "4.0"],
    ["sqrt(-1)", "null"],
    ["log(5)", "1.6094379124341003"],
    ["log(-1)", "null"],
    ["log10(1000)", "3.0"],
    ["log2(8)", "3.0"],
    ["pow(2, 3)", "8.0"],
    ["pow(2, real(null))", "null"],
    ["exp(0)", "1.0"],
    ["exp2(3)", "8.0"],
    ["exp10(2)", "100.0"],
    ["round(pi(), 7)", "3.1415927"],
    ["round(cot(1), 10)", "0.6420926159"],
    ["sin(0)", "0.0"],
    ["cos(0)", "1.0"],
    ["cos(real(null))", "null"],
    ["round(tan(pi() / 4), 12)", "1.0"],
    ["tan(real(null))", "null"],
    ["asin(1) == pi() / 2", "true"],
    ["asin(1.5)", "null"],
    ["asin(-1.5)", "null"],
    ["acos(1)", "0.0"],
    ["acos(-1) == pi()", "true"],
    ["acos(1.5)", "null"],
    ["atan(1) == pi() / 4", "true"],
    ["atan(real(null))", "null"],
    ["atan2(1, 1) == pi() / 4", "true"],
    ["atan2(0, -1) == pi()", "true"],
    ["atan2(real(null), 1)", "null"],
    ["degrees(pi() / 4)", "45.0"],
    ["degrees(pi() * 1.5)", "270.0"],
    ["radians(180) == pi()", "true"],
    ["isnan(0.0 / 0)", "true"],
    ["isinf(1.0 / 0)", "true"],
    ["isinf(0.0 / 0)", "false"],
    ["isfinite(1.5)", "true"],
    ["isfinite(-1.0 / 0)", "false"],
    ["max_of(10, 1, -3, 17)", "17"],
    ["min_of(10, 1, -3, 17)", "-3"],
    ["max_of(datetime(2024-12-15), datetime(2024-12-14))", "2024-12-15T00:00:00.0000000Z"],
    ["max_of(int(null), int(2))", "2"],
    ["min_of(int(null), int(null))", "null"],
    ["around(datetime(2021-01-01 01:29), datetime(2021-01-01 01:30), 1min)", "true"],
    ["around(datetime(2021-01-01 01:31:01), datetime(2021-01-01 01:30), 1min)", "false"],
    ["around(1.5, 1, 0.5)", "true"],
    ["around(long(null), 1, 1)", "null"],
  ]);

  it("refuses chance", async () => {
    await expect(valueOf("rand()")).rejects.toThrow("`rand` is not supported");
  });
});

describe("bits", () => {
  expressions([
    ["binary_and(6, 3)", "2"],
    ["binary_or(5, 3)", "7"],
    ["binary_xor(1, 1)", "0"],
    ["binary_xor(1, 2)", "3"],
    ["binary_not(100)", "-101"],
    ["binary_shift_left(1, 2)", "4"],
    ["binary_shift_left(1, 66)", "4"],
    ["binary_shift_left(1, 63)", "-9223372036854775808"],
    ["binary_shift_right(1, 2)", "0"],
    ["binary_shift_right(1, -1)", "null"],
    ["bitset_count_ones(42)", "3"],
    ["bitset_count_ones(-1)", "64"],
    ["binary_and(long(null), 1)", "null"],
  ]);
});

describe("hashes", () => {
  expressions([
    ["hash('World')", "1846988464401551951"],
    ["hash('Hello')", "753694413698530628"],
    ["hash('World', 100)", "51"],
    ["hash(datetime('2015-01-01'))", "1380966698541616202"],
    ["hash_xxhash64('World')", "1846988464401551951"],
    ["hash_md5('World')", "f5a7924e621e84c9280a9a27e1bcb7f6"],
    ["hash_md5(datetime(2020-01-01))", "786c530672d1f8db31fee25ea8a9390b"],
    ["hash_sha1('World')", "70c07ec18ef89c5309bbb0937f3a6342411e1fdd"],
    ["hash_sha1(datetime(2020-01-01))", "e903e533f4d636b4fc0dcf3cf81e7b7f330de776"],
    ["hash_sha256('World')", "78ae647dc5544d227130a0682a51e30bc7777fbb6d8a8f17007463a3ecd1d524"],
    ["hash_sha256(datetime(2020-01-01))", "ba666752dc1a20eb750b0eb64e780cc4c968bc9fb8813461c1d7e750f302d71d"],
    // The xxHash project's own vector for the empty input.
    ["tohex(hash(''))", "ef46db3751d8e999"],
    ["hash(datetime(null))", "null"],
  ]);

  it.each(["hash(1.5)", "hash_many('a', 'b')", "hash_combine(1, 2)"])("refuses %s", async (expression) => {
    await expect(valueOf(expression)).rejects.toThrow("is not supported");
  });
});

describe("bin_at", () => {
  expressions([
    ["bin_at(6.5, 2.5, 7)", "4.5"],
    ["bin_at(time(1h), 1d, 12h)", "-12:00:00"],
    ["bin_at(datetime(2017-05-15 10:20:00.0), 1d, datetime(1970-01-01 12:00:00.0))", "2017-05-14T12:00:00.0000000Z"],
    ["bin_at(datetime(2017-05-17 10:20:00.0), 7d, datetime(2017-06-04 00:00:00.0))", "2017-05-14T00:00:00.0000000Z"],
    ["bin_at(long(null), 2, 1)", "null"],
  ]);
  queries([
    [
      `datatable(Date:datetime, NumOfEvents:int)[
      datetime(2018-02-24T15:14), 3, datetime(2018-02-24T15:24), 4, datetime(2018-02-23T16:14), 4,
      datetime(2018-02-23T17:29), 4, datetime(2018-02-26T15:14), 5]
      | summarize TotalEvents=sum(NumOfEvents) by bin_at(Date, 1d, datetime(2018-02-24 15:14:00.0000000))
      | sort by Date asc`,
      ["2018-02-23T15:14:00.0000000Z|8", "2018-02-24T15:14:00.0000000Z|7", "2018-02-26T15:14:00.0000000Z|5"],
    ],
  ]);
});
