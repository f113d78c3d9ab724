import { describe, expect, it } from "vitest";
import type { IncidentSummary } from "../../../local-cloud/page-server/answers/incidents.ts";
import { changedBy, leftOf, sayChange } from "../../../page/views/incidents/change.ts";
import { filtered, filtersOf, searchOf } from "../../../page/views/incidents/filters.ts";
import { withMentions } from "../../../page/views/incidents/mentions.ts";
import { sayFound, spanText } from "../../../page/views/incidents/words.ts";
import { cellAddress } from "../../../page/views/incidents/workbook-links.ts";

const summary: IncidentSummary = {
  id: "one",
  number: 1,
  title: "ines exported a vault",
  severity: "High",
  status: "New",
  owner: null,
  rule: "1Password: Vault exported",
  createdAt: 0,
  changedAt: 0,
  tactics: ["Exfiltration"],
  alerts: 1,
  entities: ["ines@contoso.example"],
  moreEntities: 0,
};
const closed: IncidentSummary = { ...summary, id: "two", number: 2, status: "Closed", severity: "Low", owner: "Tom" };

describe("filters", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["", ["one", "two"]],
    ["severity=High", ["one"]],
    ["status=Closed", ["two"]],
    ["status=open", ["one"]],
    ["owner=nobody", ["one"]],
    ["owner=mine", ["two"]],
    ["text=VAULT+ines", ["one", "two"]],
    ["text=vault+nobody", []],
    ["text=%232", ["two"]],
    ["severity=High&status=Closed", []],
  ];
  it.each(cases)("in an address leave what fits: %s", (search, expected) => {
    const filters = filtersOf(new URLSearchParams(search));
    expect(filtered([summary, closed], filters, "tom").map(({ id }) => id)).toEqual(expected);
    expect(new URLSearchParams(searchOf(filters)).toString()).toBe(search);
  });

  it("that no choice has are none", () => {
    expect(searchOf(filtersOf(new URLSearchParams("severity=Grave&status=shut&owner=ada&text=shut")))).toEqual({
      text: "shut",
    });
  });

  it("leave nothing of mine while nobody has said who that is", () => {
    expect(filtered([summary, closed], filtersOf(new URLSearchParams("owner=mine")), undefined)).toEqual([]);
  });
});

describe("a change", () => {
  const incident = { status: "New", severity: "High", owner: null, classification: null } as const;
  it.each([
    [{}, {}, ""],
    [{ status: "New", owner: " " }, {}, ""],
    [{ owner: " tom " }, { owner: "tom" }, "owner tom"],
    [{ severity: "Low", classification: "TruePositive" }, { severity: "Low" }, "severity Low"],
    [
      { status: "Closed", classification: "TruePositive" },
      { status: "Closed", classification: "TruePositive" },
      "status Closed, true positive",
    ],
    [{ status: "Closed", classification: "" }, { status: "Closed" }, "status Closed"],
  ] as const)("is what differs from the incident: %j", (draft, expected, words) => {
    const change = changedBy(incident, draft);
    expect(change).toEqual(expected);
    expect(sayChange(change)).toBe(words);
  });

  it.each([
    [{ status: "Active", owner: "ada" }, { owner: "tom" }, { status: "Active" }],
    [
      { status: "Closed", classification: "TruePositive" },
      { owner: "tom" },
      { status: "Closed", classification: "TruePositive" },
    ],
    [{ status: "New", severity: "Low" }, { severity: "Low" }, {}],
    [{ owner: " " }, { status: "Active" }, {}],
  ] as const)("leaves of a draft what is not saved: %j", (draft, change, expected) => {
    expect(leftOf(draft, change, { ...incident, ...change })).toEqual(expected);
  });

  it("can take the owner away", () => {
    expect(changedBy({ ...incident, owner: "tom" }, { owner: "" })).toEqual({ owner: null });
    expect(sayChange({ owner: null })).toBe("owner nobody");
  });
});

describe("the result of a hunting query", () => {
  const columns = [
    { name: "UserEmail", type: "string" },
    { name: "Detail", type: "string" },
  ];
  const entities = [{ name: "ines@contoso.example" }, { name: "192.0.2.1" }];
  const firstCells = (rows: readonly (readonly [string, string])[]): unknown[] =>
    withMentions({ columns, rows }, entities).rows.map(([found]) => found);

  it("has the rows first that mention an entity of the incident, and says which", () => {
    const rows = [
      ["tom@contoso.example", ""],
      ["INES@contoso.example", "from 192.0.2.1"],
      ["ada@contoso.example", '["192.0.2.1"]'],
    ];
    expect(withMentions({ columns, rows }, entities)).toEqual({
      columns: [{ name: "In this incident", type: "string" }, ...columns],
      rows: [
        ["ines@contoso.example, 192.0.2.1", ...(rows[1] ?? [])],
        ["192.0.2.1", ...(rows[2] ?? [])],
        ["", ...(rows[0] ?? [])],
      ],
      mentioning: 2,
    });
  });

  it("stays as it is when no row does", () => {
    const rows = [["tom@contoso.example", ""]];
    expect(withMentions({ columns, rows }, entities)).toEqual({ columns, rows, mentioning: 0 });
  });

  it("finds whole names only", () => {
    expect(firstCells([["", "192.0.2.10"]])).toEqual([""]);
    expect(firstCells([["", "192.0.2.1.example"]])).toEqual([""]);
    expect(firstCells([["", "pines@contoso.example"]])).toEqual([""]);
    expect(firstCells([["", "It was 192.0.2.1."]])).toEqual(["192.0.2.1"]);
    expect(firstCells([["", "192.0.2.10, 192.0.2.1, 198.51.100.1"]])).toEqual(["192.0.2.1"]);
  });

  it("finds an address that is in two columns", () => {
    const parts = ["AccountName", "AccountUPNSuffix"].map((name) => ({ name, type: "string" }));
    const { rows } = withMentions({ columns: parts, rows: [["ines", "contoso.example"]] }, entities);
    expect(rows[0]?.[0]).toBe("ines@contoso.example");
  });

  it("does not look for names that stand everywhere", () => {
    expect(withMentions({ columns, rows: [["a", "b"]] }, [{ name: "a" }, { name: "" }]).mentioning).toBe(0);
  });
});

describe("a cell of the evidence", () => {
  const uuid = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  it.each([
    [uuid, "ItemUuid", `#/workbook?Tab=item&OneItem=${uuid}`],
    [uuid, "UserUuid", `#/workbook?Tab=person&OnePerson=${uuid}`],
    [uuid, "VaultUuid", undefined],
    ["javascript:alert(1)", "ItemUuid", undefined],
    [null, "ItemUuid", undefined],
  ])("leads to the workbook: %s in %s", (cell, column, expected) => {
    expect(cellAddress(cell, column)).toBe(expected);
  });
});

it("words", () => {
  expect(sayFound(3, 1)).toBe("3 rows. 1 mentions an entity of this incident.");
  expect(sayFound(1, 0)).toBe("1 row. None mentions an entity of this incident.");
  expect([spanText("15m"), spanText("1d"), spanText("else")]).toEqual(["15 minutes", "1 day", "else"]);
});
