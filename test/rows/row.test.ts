import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/json.ts";
import { auditEventFields } from "../../src/onepassword/rows/audit-events.ts";
import { itemUsageFields } from "../../src/onepassword/rows/item-usages.ts";
import { createRowMapper, encodeRow } from "../../src/onepassword/rows/row.ts";

const arrivedAt = Date.parse("2026-03-02T12:00:00Z");

function mapper(excluded: readonly string[] = [], fields = itemUsageFields) {
  return createRowMapper(fields, {
    logSource: "itemusages",
    account: "ACCOUNT",
    excludedActions: new Set(excluded),
  });
}

function rowOf(event: unknown): unknown {
  const mapped = mapper()(event, arrivedAt);
  return mapped.kind === "row" ? JSON.parse(mapped.row.json) : mapped;
}

const bare = { TimeGenerated: "2026-03-02T12:00:00.000Z", log_source: "itemusages", account_uuid: "ACCOUNT" };

describe("an encoded row", () => {
  it("is its JSON and the length of that in bytes", () => {
    expect(encodeRow({ action: "é😀" })).toEqual({ json: '{"action":"é😀"}', bytes: 19 });
  });
});

describe("a row", () => {
  it("of an event that is dated ahead has the time of arrival as TimeGenerated, and keeps the event's", () => {
    expect(rowOf({ timestamp: "2026-03-02T12:00:00.001Z" })).toEqual({
      ...bare,
      timestamp: "2026-03-02T12:00:00.001Z",
    });
    expect(rowOf({ timestamp: "2026-03-02T13:00:00+01:00" })).toMatchObject({ TimeGenerated: "2026-03-02T12:00:00Z" });
  });

  it("begins with TimeGenerated, and carries the event's time", () => {
    expect(mapper()({ uuid: "A", timestamp: "2026-03-02T09:15:27.5+01:00" }, arrivedAt)).toEqual({
      kind: "row",
      row: {
        json: '{"TimeGenerated":"2026-03-02T08:15:27.5Z","log_source":"itemusages","account_uuid":"ACCOUNT","uuid_s":"A","timestamp":"2026-03-02T09:15:27.5+01:00"}',
        bytes: 148,
      },
      eventTime: Date.parse("2026-03-02T08:15:27.5Z"),
    });
  });

  it("of an event without time has the time of arrival, and no event time", () => {
    expect(mapper()({}, arrivedAt)).toEqual({
      kind: "row",
      row: encodeRow({ TimeGenerated: bare.TimeGenerated, log_source: "itemusages", account_uuid: "ACCOUNT" }),
      eventTime: undefined,
    });
  });

  it("keeps a time that is none in additional_fields", () => {
    expect(rowOf({ timestamp: "soon" })).toEqual({ ...bare, additional_fields: { timestamp: "soon" } });
    expect(rowOf({ timestamp: 1_772_442_927 })).toEqual({ ...bare, additional_fields: { timestamp: 1_772_442_927 } });
  });

  it("has the event's own account, as an MSP's events do, else the token's", () => {
    expect(rowOf({ account_uuid: "CLIENT" })).toEqual({ ...bare, account_uuid: "CLIENT" });
    expect(rowOf({ account_uuid: null })).toEqual(bare);
    expect(rowOf({ account_uuid: "" })).toEqual(bare);
    expect(rowOf({ account_uuid: 7 })).toEqual({ ...bare, additional_fields: { account_uuid: 7 } });
  });

  it("has no column for what is null", () => {
    expect(rowOf({ uuid: null, action: null, location: null, unknown: null })).toEqual(bare);
  });

  it("keeps a value that its column cannot hold in additional_fields", () => {
    expect(rowOf({ uuid: 7, used_version: "3", action: ["reveal"], vault_uuid: "v" })).toEqual({
      ...bare,
      vault_uuid: "v",
      additional_fields: { uuid: 7, used_version: "3", action: ["reveal"] },
    });
  });

  it("lifts the user's type and account out of the user, which stays whole", () => {
    const user = { uuid: "U", user_type: "external_user", user_account_uuid: "MSP" };
    expect(rowOf({ user })).toEqual({ ...bare, user, user_type: "external_user", user_account_uuid: "MSP" });
  });

  it.each([
    ["a text"],
    [7],
    [true],
    [[]],
    [{}],
    [{ user_type: 7, user_account_uuid: null }],
    [{ user_type: ["user"] }],
  ])("lifts nothing out of the user %j", (user) => {
    expect(rowOf({ user })).toEqual({ ...bare, user });
  });

  it("lifts nothing that the user only inherits", () => {
    const user: unknown = Object.create({ user_type: "external_user" });
    expect(rowOf({ user })).toEqual({ ...bare, user: {} });
  });

  it("takes the time of no other field, even where it stands alone", () => {
    const fields = { seen_at: "2026-03-02T09:15:27Z", used_version: "2026-03-02T09:15:27Z" };
    expect(rowOf(fields)).toEqual({ ...bare, additional_fields: fields });
  });

  it("does not confuse an unknown field with a column of the same name", () => {
    expect(rowOf({ user_type: "x", uuid_s: "y", TimeGenerated: "z", additional_fields: 1, toString: 2 })).toEqual({
      ...bare,
      additional_fields: { user_type: "x", uuid_s: "y", TimeGenerated: "z", additional_fields: 1, toString: 2 },
    });
  });

  it("keeps a field called __proto__", () => {
    const mapped = mapper()(parseJson('{"__proto__":{"a":1}}'), arrivedAt);
    expect(mapped).toMatchObject({
      row: { json: expect.stringContaining('"additional_fields":{"__proto__":{"a":1}}') },
    });
  });

  it("writes a long integer digit for digit", () => {
    const map = mapper([], auditEventFields);
    const mapped = map(parseJson('{"aux_id":9223372036854775807,"serial":18446744073709551615}'), arrivedAt);
    expect(mapped).toMatchObject({
      row: {
        json: expect.stringContaining(
          '"aux_id":9223372036854775807,"additional_fields":{"serial":18446744073709551615}}',
        ),
      },
    });
  });

  it("keeps half a surrogate pair as the escape that JSON has for it", () => {
    expect(mapper()({ action: "\ud83d" }, arrivedAt)).toMatchObject({
      row: { json: expect.stringContaining(String.raw`"action":"\ud83d"`) },
    });
  });
});

describe("an event that is too long for its columns", () => {
  const event = {
    uuid: "A",
    timestamp: "2026-03-02T09:15:27Z",
    action: "a".repeat(70_000),
    vault_uuid: "b".repeat(70_000),
  };

  it("becomes a shorter row that says so, and is kept whole", () => {
    const mapped = mapper()(event, arrivedAt);
    expect(mapped).toEqual({
      kind: "row",
      row: encodeRow({
        TimeGenerated: "2026-03-02T09:15:27Z",
        log_source: "itemusages",
        account_uuid: "ACCOUNT",
        uuid_s: "A",
        timestamp: "2026-03-02T09:15:27Z",
        action: "a".repeat(65_536),
        vault_uuid: "b".repeat(65_536),
        additional_fields: { _truncated: ["action", "vault_uuid"] },
      }),
      eventTime: Date.parse("2026-03-02T09:15:27Z"),
      kept: { reason: "cut", detail: "Cut to 65536 bytes: action, vault_uuid.", event },
    });
  });

  it("keeps its long integers when it is cut", () => {
    const cut = mapper([], auditEventFields)(
      { ...event, ...Object(parseJson('{"aux_id":9223372036854775807}')) },
      arrivedAt,
    );
    expect(cut).toMatchObject({ row: { json: expect.stringContaining('"aux_id":9223372036854775807') } });
  });

  it("is left alone when only all columns together are long", () => {
    const long = { action: "a".repeat(60_000), vault_uuid: "b".repeat(60_000) };
    const mapped = mapper()(long, arrivedAt);
    expect(mapped).toEqual({ kind: "row", row: encodeRow({ ...bare, ...long }), eventTime: undefined });
    expect(mapped).not.toHaveProperty("kept");
  });
});

describe("an item that is no event", () => {
  it.each([null, undefined, "text", 7, true, [], [{ uuid: "A" }]])("is rejected: %j", (item) => {
    expect(mapper()(item, arrivedAt)).toEqual({
      kind: "rejected",
      rejection: { reason: "unmappable", detail: "The event is not a JSON object.", event: item },
    });
  });

  it("is rejected when it is a long integer, which is kept as an object", () => {
    const [item]: unknown[] = Object.values(Object(parseJson("[12345678901234567890]")));
    expect(mapper()(item, arrivedAt)).toEqual({
      kind: "rejected",
      rejection: { reason: "unmappable", detail: "The event is not a JSON object.", event: item },
    });
  });

  it("is rejected when it is nested too deeply to be written again", () => {
    const event: unknown = JSON.parse(`{"user":${"[".repeat(200_000)}${"]".repeat(200_000)}}`);
    const mapped = mapper()(event, arrivedAt);
    expect(mapped.kind === "rejected" && mapped.rejection.detail).toBe("The event cannot become a row (RangeError).");
    expect(mapped.kind === "rejected" && mapped.rejection.reason).toBe("unmappable");
    expect(mapped.kind === "rejected" && mapped.rejection.event === event).toBe(true);
  });

  it("is rejected when even what is thrown is no error", () => {
    const event = {
      get uuid(): string {
        // eslint-disable-next-line no-throw-literal, typescript/only-throw-error -- the mapper must survive anything
        throw "a text";
      },
    };
    const mapped = mapper()(event, arrivedAt);
    expect(mapped.kind === "rejected" && mapped.rejection.detail).toBe("The event cannot become a row (error).");
  });
});

describe("an excluded action", () => {
  it("makes no row", () => {
    expect(mapper(["server-fetch", "fill"])({ uuid: "A", action: "fill" }, arrivedAt)).toEqual({ kind: "excluded" });
  });

  it("is only exactly that action", () => {
    const map = mapper(["fill"]);
    for (const action of ["Fill", "fill ", "filled", "", null, undefined, ["fill"], 7])
      expect(map({ action }, arrivedAt).kind).toBe("row");
    expect(map({}, arrivedAt).kind).toBe("row");
  });

  it("does not trip over an action that is no text", () => {
    const map = mapper(["undefined", "null", "[object Object]"]);
    for (const text of [
      '{"action":12345678901234567890}',
      '{"action":{"toString":1,"valueOf":1}}',
      "{}",
      '{"action":null}',
    ])
      expect(map(parseJson(text), arrivedAt).kind).toBe("row");
  });

  it("is looked for in the stream's own field", () => {
    const map = createRowMapper(
      { columns: { type: "action_type", action: "action" }, actionField: "type" },
      { logSource: "signinattempts", account: "A", excludedActions: new Set(["mfa_ok"]) },
    );
    expect(map({ type: "mfa_ok" }, arrivedAt).kind).toBe("excluded");
    expect(map({ action: "mfa_ok" }, arrivedAt).kind).toBe("row");
  });
});
