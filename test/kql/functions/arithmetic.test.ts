import { describe, expect, it } from "vitest";

import { expressions } from "../cases.ts";
import { valueOf } from "../running.ts";

describe("arithmetic", () => {
  expressions([
    ["1 + 2", "3"],
    ["7 / 2", "3"],
    ["7 / 2.0", "3.5"],
    ["1 / 0", "null"],
    ["-7 % 3", "2"],
    ["9223372036854775807 + 1", "null"],
    ["int(2147483647) + int(1)", "2147483648"],
    ["1 + long(null)", "null"],
    ["-(5)", "-5"],
    ["-(1h)", "-01:00:00"],
    ["-(long(null))", "null"],
    ["1h + 30m", "01:30:00"],
    ["2 * 1h", "02:00:00"],
    ["1h / 4", "00:15:00"],
    ["1d / 1h", "24.0"],
    ["datetime(2024-01-02) - datetime(2024-01-01)", "1.00:00:00"],
    ["datetime(2024-01-01) + 1tick", "2024-01-01T00:00:00.0000001Z"],
    ["bin(4.5, 1)", "4.0"],
    ["bin(-7, 3)", "-9"],
    ["bin(datetime(1970-05-11 13:45:07), 1d)", "1970-05-11T00:00:00.0000000Z"],
    ["bin(16d, 7d)", "14.00:00:00"],
    ["bin(5, 0)", "null"],
    ["bin(5, -1)", "null"],
    ["bin(long(null), 2)", "null"],
    ["bin(-1h, 1d)", "-1.00:00:00"],
    ["floor(4.5, 1)", "4.0"],
    ["floor(datetime(1970-05-11 13:45:07), 1d)", "1970-05-11T00:00:00.0000000Z"],
    ["floor(long(null), 2)", "null"],
    ["14 % 12", "2"],
    ["-14 % 12", "10"],
    ["14 % -12", "2"],
    ["-14 % -12", "10"],
    ["-7.5 % 2", "0.5"],
    ["1h % 25m", "00:10:00"],
    ["9223372036854775807 * 2", "null"],
    ["-long(-9223372036854775808)", "null"],
    ["1.0 / 0.0", "Infinity"],
    ["1d / 5h", "4.8"],
    ["1.5 * 1h", "01:30:00"],
    ["1h / 2.5", "00:24:00"],
    ["1h / 0", "null"],
    ["1d + timespan(null)", "null"],
    ["datetime(1970-01-01) + 1546897531 * 1sec", "2019-01-07T21:45:31.0000000Z"],
    ["(datetime(2019-01-07 21:45:31.0000000) - datetime(1970-01-01)) / 1s", "1546897531.0"],
    ["datetime(9999-12-31) + 2d", "null"],
    ["dynamic(2) + 1", "3"],
  ]);

  it("refuses to cut the fraction of a dynamic value", async () => {
    await expect(valueOf("dynamic(1.5) + 1")).rejects.toThrow("convert it with toreal() first");
  });
});
