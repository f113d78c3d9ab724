import { describe, expect, it } from "vitest";

import { runQuery } from "../../../tools/kql/engine/run-query.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import { queries } from "../cases.ts";
import { emptyDatabase, now, run } from "../running.ts";

const events = `datatable(Ts:timespan, Event:string)[0m, "A", 1m, "Start", 2m, "B", 3m, "D", 4m, "Stop", 6m, "C", 8m, "Start", 11m, "E", 12m, "Stop"] | sort by Ts asc`;
const visits = `datatable(Ts:timespan, Event:string)[0m, "A", 1m, "A", 2m, "B", 3m, "D", 32m, "B", 36m, "C", 38m, "D", 41m, "E", 75m, "A"] | sort by Ts asc`;

/** The rows without match ids: the binder would have that column, the service has not. */
async function rows(query: string) {
  const table = await runQuery(query, emptyDatabase, { now });
  return { columns: table.schema.map(({ name }) => name), rows: rowsOf(table).map((row) => row.map(String).join("|")) };
}

describe("scan", () => {
  // The documentation's, "scan operator".
  queries([
    [
      `${events} | scan with_match_id=m_id with (step s1: Event == "Start"; step s2: Event != "Start" and Event != "Stop" and Ts - s1.Ts <= 5m; step s3: Event == "Stop" and Ts - s1.Ts <= 5m;) | project Event, m_id`,
      ["Start|0", "B|0", "D|0", "Stop|0", "Start|1", "E|1", "Stop|1"],
    ],
    [
      `${visits} | scan with_match_id=session_id declare (sessionStart: timespan) with (step inSession: true => sessionStart = iff(isnull(inSession.sessionStart), Ts, inSession.sessionStart); step endSession output=none: Ts - inSession.sessionStart > 30m;) | project-away Ts`,
      [
        "A|00:00:00|0",
        "A|00:00:00|0",
        "B|00:00:00|0",
        "D|00:00:00|0",
        "B|00:32:00|1",
        "C|00:32:00|1",
        "D|00:32:00|1",
        "E|00:32:00|1",
        "A|01:15:00|2",
      ],
    ],
    [
      `${events} | scan with_match_id=m with (step s1: Event == "Start"; step s2 output=last: Event != "Start" and Event != "Stop"; step s3 output=none: Event == "Stop";) | project Event, m`,
      ["Start|0", "D|0", "Start|1", "E|1"],
    ],
    [`${events} | where false | scan with_match_id=m with (step s1: true;)`, []],
  ]);

  it("sums up, without a column that nobody asked for", async () => {
    const query =
      "range x from 1 to 5 step 1 | scan declare (cumulative_x:long=0) with (step s1: true => cumulative_x = x + s1.cumulative_x;)";
    expect(await rows(query)).toEqual({
      columns: ["x", "cumulative_x"],
      rows: ["1|1", "2|3", "3|6", "4|10", "5|15"],
    });
  });

  it("sums up two columns with a condition to begin anew", async () => {
    const query = `range x from 1 to 5 step 1 | extend y = 2 * x
      | scan declare (cumulative_x:long=0, cumulative_y:long=0) with (
        step s1: true => cumulative_x = iff(s1.cumulative_x >= 10, x, x + s1.cumulative_x),
                         cumulative_y = iff(s1.cumulative_y >= 10, y, y + s1.cumulative_y);)`;
    expect((await rows(query)).rows).toEqual(["1|2|1|2", "2|4|3|6", "3|6|6|12", "4|8|10|8", "5|10|5|18"]);
  });

  it("fills a column forward", async () => {
    const query = `datatable(n:long, Event:string)[1, "A", 2, "", 3, "B", 4, ""] | sort by n asc
      | scan declare (filled: string="") with (step s1: true => filled = iff(isempty(Event), s1.filled, Event);)`;
    expect((await rows(query)).rows).toEqual(["1|A|A", "2||A", "3|B|B", "4||B"]);
  });

  it("gives a row a session inside partitions", async () => {
    const query = `datatable(Timestamp:datetime, userID:int, EventType:string)[
        datetime(2024-05-28 08:15:23), 1, "login", datetime(2024-05-28 08:30:15), 2, "login",
        datetime(2024-05-28 12:30:45), 1, "logout", datetime(2024-05-28 11:45:32), 2, "logout"]
      | partition hint.strategy=native by userID (sort by Timestamp asc
        | scan declare (start: datetime, length: timespan) with (
            step s1 output=none: EventType == "login" => start = Timestamp;
            step s2 output=all: EventType == "logout" => start = s1.start, length = Timestamp - s1.start;))
      | project userID, tostring(length)`;
    expect((await rows(query)).rows).toEqual(["1|04:15:22", "2|03:15:17"]);
  });

  it("needs ordered rows", async () => {
    await expect(run("print x = 1 | scan with_match_id=m with (step s: true;)")).rejects.toThrow(
      "scan needs ordered rows",
    );
  });

  it("refuses a declared column without a step's name", async () => {
    const query =
      "range x from 1 to 2 step 1 | scan with_match_id=m declare (s:long) with (step a: true => s = s + x;)";
    await expect(run(query)).rejects.toThrow("The declared column s without a step's name");
  });
});
