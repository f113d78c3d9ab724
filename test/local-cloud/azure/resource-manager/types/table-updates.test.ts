import { describe, expect, it } from "vitest";

import { goodResources, ids } from "./good-resources.ts";
import { createTenant } from "./tenant.ts";

const { body } = goodResources.table;
const { retentionInDays: _own, totalRetentionInDays: _total, ...withoutRetention } = body.properties;

describe("a table", () => {
  it("goes back to the default retention when a PUT does not name it", async () => {
    const tenant = createTenant();
    await tenant.putGood("table");
    const { answered } = await tenant.put(ids.table, { properties: withoutRetention });
    expect(answered).toMatchObject({
      properties: { retentionInDays: 30, totalRetentionInDays: 30, retentionInDaysAsDefault: true },
    });
  });

  it("takes -1 for the default, and a total of its own beside it", async () => {
    const tenant = createTenant();
    await tenant.putGood("workspace");
    const { answered } = tenant.plan(ids.table, {
      properties: { ...withoutRetention, retentionInDays: -1, totalRetentionInDays: 4383 },
    });
    expect(answered).toMatchObject({
      properties: {
        retentionInDays: 30,
        totalRetentionInDays: 4383,
        retentionInDaysAsDefault: true,
        totalRetentionInDaysAsDefault: false,
      },
    });
  });

  it("tells the data plane its columns, and loses those that a PUT leaves out", async () => {
    const tenant = createTenant();
    await tenant.putGood("table");
    const [time, uuid] = body.properties.schema.columns;
    const schema = { ...body.properties.schema, columns: [time, uuid] };
    await tenant.put(ids.table, { properties: { ...body.properties, schema } });
    expect(tenant.calls.filter(([method]) => method === "tableMade")).toEqual([
      ["tableMade", ids.workspace, "OnePasswordEventLogs_CL", body.properties.schema.columns],
      ["tableMade", ids.workspace, "OnePasswordEventLogs_CL", [time, uuid]],
    ]);
  });

  it("compares the types of columns without case, and takes dateTime as Azure writes it", async () => {
    const tenant = createTenant();
    await tenant.putGood("table");
    const [, ...others] = body.properties.schema.columns;
    const columns = [{ name: "TimeGenerated", type: "dateTime" }, ...others];
    const schema = { ...body.properties.schema, columns };
    expect(() => tenant.plan(ids.table, { properties: { ...body.properties, schema } })).not.toThrow();
    await tenant.put(ids.table, { properties: { ...body.properties, schema } });
    expect(() => tenant.plan(ids.rule, goodResources.rule.body)).not.toThrow();
  });

  it("is gone from the data plane when it is deleted", async () => {
    const tenant = createTenant();
    await tenant.putGood("table");
    await tenant.delete(ids.table);
    expect(tenant.calls.at(-1)).toEqual(["tableDeleted", ids.workspace, "OnePasswordEventLogs_CL"]);
  });
});

describe("a data collection rule", () => {
  it("is not compared with the table when a transformation shapes the rows", async () => {
    const tenant = createTenant();
    await tenant.putGood("table");
    const { properties, ...rest } = goodResources.rule.body;
    const [flow] = properties.dataFlows;
    const streamDeclarations = {
      "Custom-OnePasswordEventLogs_CL": { columns: [{ name: "raw", type: "string" }] },
    };
    const dataFlows = [{ ...flow, transformKql: "source | extend TimeGenerated = now()" }];
    const plan = () => tenant.plan(ids.rule, { ...rest, properties: { ...properties, streamDeclarations, dataFlows } });
    expect(plan).not.toThrow();
  });
});
