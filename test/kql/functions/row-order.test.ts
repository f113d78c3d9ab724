import { describe, expect, it } from "vitest";

import { queries } from "../cases.ts";
import { run } from "../running.ts";

const departures = `datatable(Airport:string, Airline:string, Departures:long)[
  'SEA', 'LH', 3, 'SEA', 'LY', 100, 'SEA', 'UA', 3, 'SEA', 'BA', 2, 'SEA', 'EL', 3, 'AMS', 'EL', 1, 'AMS', 'BA', 1]`;
const salaries = `datatable(name:string, month:int, salary:long)[
  'Alice', 1, 1000, 'Bob', 1, 1000, 'Alice', 2, 2000, 'Bob', 2, 1950, 'Alice', 3, 1400, 'Bob', 3, 1450]`;
const visits = `datatable(ID:string, Timestamp:datetime)[
  '1', datetime(2024-04-11 10:00), '2', datetime(2024-04-11 10:18), '1', datetime(2024-04-11 11:00),
  '3', datetime(2024-04-11 11:30), '2', datetime(2024-04-11 13:30), '2', datetime(2024-04-11 10:16)]`;

describe("functions that read other rows", () => {
  queries([
    ["range x from 1 to 3 step 1 | project prev(x), next(x)", ["null|2", "1|3", "2|null"]],
    ["range x from 1 to 3 step 1 | project prev(x, 2, 0), next(x, 1, -1)", ["0|2", "0|3", "1|-1"]],
    ["range x from 1 to 2 step 1 | extend s = tostring(x) | project prev(s)", ["", "1"]],
    ["range x from 1 to 4 step 1 | where x != 2 and prev(x) >= 1", ["3", "4"]],
    ["range x from 1 to 4 step 1 | where x > 2 and row_number() > 3", ["4"]],
    ["range x from 1 to 4 step 1 | extend n = row_number() | where x > 2", ["3|3", "4|4"]],
    ["range a from 1 to 3 step 1 | sort by a desc | extend n = row_number(7)", ["3|7", "2|8", "1|9"]],
    [
      `${departures} | sort by Airport asc, Departures desc | extend n = row_number(1, prev(Airport) != Airport) | project Airport, n`,
      ["AMS|1", "AMS|2", "SEA|1", "SEA|2", "SEA|3", "SEA|4", "SEA|5"],
    ],
    [
      "range a from 1 to 10 step 1 | where a % 2 == 0 | serialize cs = row_cumsum(a)",
      ["2|2", "4|6", "6|12", "8|20", "10|30"],
    ],
    [
      `${salaries} | sort by name asc, month asc | project total = row_cumsum(salary, name != prev(name))`,
      ["1000", "3000", "4400", "1000", "2950", "4400"],
    ],
    ["range a from 1 to 2 step 1 | project row_cumsum(a * 0.5), row_cumsum(toint(a))", ["0.5|1", "1.5|3"]],
    [
      `${departures} | sort by Airport desc, Departures asc | project row_rank_dense(Departures, prev(Airport) != Airport)`,
      ["1", "2", "2", "2", "3", "1", "1"],
    ],
    [
      `${departures} | sort by Airport desc, Departures asc | project row_rank_min(Departures, prev(Airport) != Airport)`,
      ["1", "2", "2", "2", "5", "1", "1"],
    ],
    [
      `${visits} | sort by ID asc, Timestamp asc | project at = row_window_session(Timestamp, 1h, 5m, ID != prev(ID)) | project format_datetime(at, 'HH:mm')`,
      ["10:00", "11:00", "10:16", "10:16", "13:30", "11:30"],
    ],
    [`${departures} | where false | serialize n = row_number(), p = prev(Airport)`, []],
  ]);

  it.each(["prev(n)", "next(n)", "row_number()", "row_cumsum(n)", "row_rank_dense(n)", "row_rank_min(n)"])(
    "%s is refused where rows have no order",
    async (call) => {
      await expect(run(`datatable(n:long)[1] | extend x = ${call}`)).rejects.toThrow("needs ordered rows");
    },
  );

  it("refuses an offset that is negative", async () => {
    await expect(run("range x from 1 to 3 step 1 | extend y = prev(x, -1)")).rejects.toThrow("not supported");
  });
});
