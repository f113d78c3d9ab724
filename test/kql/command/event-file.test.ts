import { describe, expect, it } from "vitest";

import { readEventFile } from "../../../tools/kql/command/event-file.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import { run } from "../running.ts";

const now = Date.parse("2026-11-20T10:00:00Z");
const timestamp = "2026-01-02T03:04:05.123456789Z";
const usage = { uuid: "u", timestamp, used_version: 3, vault_uuid: "v", item_uuid: "i", action: "reveal" };
const signIn = { uuid: "s", timestamp, category: "success", type: "credentials_ok", target_user: { type: "user" } };
const audit = { uuid: "a", timestamp, actor_uuid: "x", action: "create", object_type: "vault", object_uuid: "o" };

async function cells(text: string, query: string): Promise<unknown> {
  return rowsOf(await run(`OnePasswordEventLogs_CL | ${query}`, readEventFile(text, now)));
}

describe("a file of events", () => {
  it("has events of all streams, each known by its fields", async () => {
    const lines = [usage, signIn, audit].map((event) => JSON.stringify(event)).join("\n");
    expect(await cells(`${lines}\n\n`, "project uuid_s, log_source")).toEqual([
      ["u", "itemusages"],
      ["s", "signinattempts"],
      ["a", "auditevents"],
    ]);
  });

  it.each([
    ["an array", JSON.stringify([usage, audit])],
    ["a body of the Events API", JSON.stringify({ cursor: "c", has_more: false, items: [usage, audit] }, null, 2)],
  ])("may be %s", async (_form, text) => {
    expect(await cells(text, "project uuid_s")).toEqual([["u"], ["a"]]);
  });

  it("maps events as the connector does, however old they are", async () => {
    expect(
      await cells(JSON.stringify(usage), "project tostring(timestamp), TimeGenerated == timestamp, used_version"),
    ).toEqual([["2026-01-02T03:04:05.1234567Z", true, 3]]);
  });

  it("may have rows as they are in the table", async () => {
    const row = { log_source: "healthevents", category: "ok", details: { n: 1 }, unknown: 1 };
    expect(await cells(JSON.stringify(row), "project category, details.n, isnull(TimeGenerated)")).toEqual([
      ["ok", 1n, true],
    ]);
  });

  it("may be empty", async () => {
    expect(await cells("", "count")).toEqual([[0n]]);
  });

  it.each([
    [`${JSON.stringify(usage)}\n{"uuid"`, "This line is no JSON.", 2],
    ["[1]", "This is no event: not a JSON object.", 1],
    [`{"log_source":"x"}\n{"colour":"red"}`, "This is no event of a stream that the connector knows.", 2],
  ])("says what is wrong with %j", (text, message, line) => {
    expect(() => readEventFile(text, now)).toThrow(expect.objectContaining({ message, line }));
  });
});
