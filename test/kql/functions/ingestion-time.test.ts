import { describe, expect, it } from "vitest";

import { arrayColumn } from "../../../tools/kql/tables/columns.ts";
import { tableFromRows } from "../../../tools/kql/tables/table.ts";
import { texts } from "../running.ts";

describe("ingestion_time", () => {
  const columns = [{ name: "n", type: "long" }] as const;
  const stored = {
    ...tableFromRows(columns, [[1n], [2n], [3n]]),
    ingestionTime: arrayColumn("datetime", [null, 0n, 864_000_000_000n]),
  };
  const database = { schema: { tables: [{ name: "T", columns }], functions: [], watchlists: [] }, table: () => stored };

  it.each([
    [
      "T | project n, at = ingestion_time()",
      ["1|null", "2|0001-01-01T00:00:00.0000000Z", "3|0001-01-02T00:00:00.0000000Z"],
    ],
    ["T | where ingestion_time() > datetime(0001-01-01)", ["3"]],
    [
      "T | where n > 1 | sort by n desc | extend at = ingestion_time() | take 1 | project at",
      ["0001-01-02T00:00:00.0000000Z"],
    ],
    // A row that is made has never arrived.
    ["T | summarize n = max(n) | project at = ingestion_time()", ["null"]],
    ["print n = 1 | project at = ingestion_time()", ["null"]],
  ])("%s", async (query, rows) => {
    expect((await texts(query, database)).map((row) => row.join("|"))).toEqual(rows);
  });
});
