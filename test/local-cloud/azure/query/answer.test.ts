import { describe, expect, it } from "vitest";

import { answerQuery } from "../../../../local-cloud/azure/query/answer.ts";
import { emptyDatabase } from "../../../kql/running.ts";

const options = { now: Date.parse("2026-11-20T10:00:00Z") };
const ask = async (query: string): Promise<unknown> => (await answerQuery({ query }, emptyDatabase, options)).body;

describe("an answer of the query API", () => {
  it.each([
    ["datetime(2026-01-02 03:04:05)", "2026-01-02T03:04:05.000Z"],
    ["datetime(2026-01-02 03:04:05.1234567)", "2026-01-02T03:04:05.1234567Z"],
    ["9223372036854775807", 9223372036854775807n],
    ["1d + 2h", "1.02:00:00"],
    ["real(nan)", "NaN"],
    ["tostring(dynamic(null))", ""],
    ["dynamic({'a': [1, 'b']})", '{"a":[1,"b"]}'],
    ["dynamic('text')", "text"],
    ["dynamic(null)", null],
    ["guid(74be27de-1e4e-49d9-b579-fe0b331d3642)", "74be27de-1e4e-49d9-b579-fe0b331d3642"],
    ["bool(null)", null],
  ])("writes %s as %s", async (expression, expected) => {
    expect(await ask(`print x = ${expression}`)).toMatchObject({ tables: [{ rows: [[expected]] }] });
  });

  it("is cut at the most rows, and says so", async () => {
    const { status, body } = await answerQuery({ query: "range x from 1 to 5 step 1" }, emptyDatabase, {
      ...options,
      mostRows: 2,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      tables: [{ rows: [[1], [2]] }],
      error: { code: "PartialError", details: [{ innererror: { code: "-2133196797" } }] },
    });
  });

  it("is an error when the query has no end", async () => {
    const { status, body } = await answerQuery(
      { query: "range x from 1 to 9000000000 step 1 | where x < 0" },
      emptyDatabase,
      { ...options, limits: { rows: 100_000, milliseconds: 60_000 } },
    );
    expect(status).toBe(504);
    expect(body).toMatchObject({ error: { code: "GatewayTimeout" } });
  });
});
