import { describe, expect, it } from "vitest";
import table from "../../infra/tables/OnePasswordEventLogs_CL.json" with { type: "json" };
import { columnNames, columnType } from "../../src/table.ts";
import type { Column } from "../../src/table.ts";
import { existingColumns } from "./existing-columns.ts";

const described = new Map(table.columns.map(({ name, type }) => [name, type]));

/** Names that Azure Monitor keeps for itself (Azure Monitor, "Create a custom table", column names). */
const reserved: ReadonlySet<string> = new Set(
  [
    "id",
    "BilledSize",
    "IsBillable",
    "InvalidTimeGenerated",
    "TenantId",
    "Title",
    "Type",
    "UniqueId",
    "_ItemId",
    "_ResourceGroup",
    "_ResourceId",
    "_SubscriptionId",
    "_TimeReceived",
  ].map((name) => name.toLowerCase()),
);

describe("the table's description", () => {
  it("has the columns that the connector knows, in the same order", () => {
    expect(table.columns.map(({ name }) => name)).toEqual([...columnNames]);
  });

  it("gives each column the type that the connector reads", () => {
    expect(columnNames.map((name) => [name, columnType(name)])).toEqual(
      table.columns.map(({ name, type }) => [name, type]),
    );
  });

  it("has a type for no other column", () => {
    // eslint-disable-next-line typescript/no-unsafe-type-assertion -- what JavaScript would let through
    expect(() => columnType("unheard_of" as Column)).toThrow("infra/tables has no column unheard_of of a known type.");
  });

  it("names the table as Azure Monitor demands, and says what it is", () => {
    expect(table.name).toMatch(/^[A-Za-z]\w{0,58}_CL$/);
    expect(table.description).toMatch(/^[A-Z].*\.$/);
  });

  it.each(table.columns)("names the column $name as Azure Monitor demands", ({ name }) => {
    expect(name).toMatch(/^[A-Za-z][0-9A-Za-z_]{1,44}$/);
    expect(reserved.has(name.toLowerCase())).toBe(false);
  });

  it.each(table.columns)("gives $name a type that custom tables have, and says in sentences what it is", (column) => {
    expect(["string", "int", "long", "real", "boolean", "dynamic", "datetime"]).toContain(column.type);
    expect(column.description).toMatch(/^[A-Z1].{10,}\.$/);
    expect(column.description).not.toMatch(/\s{2}|TODO|\n/);
    expect(Object.keys(column)).toEqual(["name", "type", "description"]);
  });

  it("has no name twice, in any case", () => {
    expect(new Set(columnNames.map((name) => name.toLowerCase())).size).toBe(columnNames.length);
  });

  it("has TimeGenerated, which every table must have", () => {
    expect(described.get("TimeGenerated")).toBe("datetime");
  });

  it("stays below the 500 columns of a table", () => {
    expect(columnNames.length).toBeLessThanOrEqual(500);
  });
});

describe("content written for the existing solution", () => {
  it("finds its 33 columns", () => {
    expect(Object.keys(existingColumns)).toHaveLength(33);
    expect(Object.keys(existingColumns).filter((name) => !described.has(name))).toEqual([]);
  });

  it("finds them with the same types, but for aux_id, which is wider", () => {
    const others = Object.entries(existingColumns).filter(([name, type]) => described.get(name) !== type);
    expect(others).toEqual([["aux_id", "int"]]);
    expect(described.get("aux_id")).toBe("long");
  });

  it("finds one column more", () => {
    expect([...described.keys()].filter((name) => !Object.hasOwn(existingColumns, name))).toEqual([
      "additional_fields",
    ]);
  });
});
