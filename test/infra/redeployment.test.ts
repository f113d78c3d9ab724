import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../local-cloud/azure/resource-manager/json-value.ts";
import type { PlacedResource } from "../../local-cloud/azure/resource-manager/resource-manager.ts";
import { quick } from "../local-cloud/azure/resource-manager/deployments/test-manager.ts";
import { asObject, asText, type Placement, startTenant } from "./deployed-template.ts";
import { compileWith, content } from "./sample-content.ts";

// With everything in it that there can be.
const { resources, ...sections } = await compileWith(content);

/** Deploys our template through Microsoft's client. */
async function startCustomer(placement?: Placement) {
  const { parameters, deploy, whatIf, ...tenant } = await startTenant(placement);
  const order = (further: JsonObject) =>
    [asObject(resources), { ...sections, values: { ...parameters, ...further } }] as const;
  return {
    ...tenant,
    workspaceId: asText(parameters["workspaceResourceId"]),
    deploy: (further: JsonObject = {}) => deploy(...order(further)),
    place: (placed: readonly PlacedResource[]) => tenant.place(placed),
    /** What another deployment would do, but for leaving alone: `Modify onepassword-events-token`. */
    foreseen: async (further: JsonObject = {}): Promise<readonly string[]> => {
      const { status, changes } = await whatIf(...order(further));
      expect(status).toBe("Succeeded");
      return changes
        .filter(({ changeType }) => changeType !== "NoChange" && changeType !== "Ignore")
        .map(({ changeType, resourceId }) => `${changeType} ${resourceId.slice(resourceId.lastIndexOf("/") + 1)}`);
    },
  };
}

describe("the template, deployed once more", () => {
  describe.each(["the same resource group", "another resource group", "another subscription"] as const)(
    "with the workspace in %s",
    (placement) => {
      it.each([
        ["openly", false],
        ["with private networking", true],
      ])("changes nothing: %s", async (_, privateNetworking) => {
        const { deploy, foreseen, resources: store } = await startCustomer(placement);
        expect(await foreseen({ privateNetworking })).not.toEqual([]);
        await deploy({ privateNetworking });
        const before = store.list();
        expect(await foreseen({ privateNetworking })).toEqual([]);
        await deploy({ privateNetworking });
        expect(store.list()).toEqual(before);
      });
    },
  );

  it("changes only the secret when there is a new token", async () => {
    const { deploy, foreseen, calls } = await startCustomer();
    await deploy();
    const secrets = () =>
      calls.filter(([method]) => method === "setSecret").map(([, , name, secret]) => [name, secret]);
    expect(secrets()).toHaveLength(1);
    const onePasswordToken = "another.token.altogether";
    expect(await foreseen({ onePasswordToken })).toEqual(["Modify onepassword-events-token"]);
    await deploy({ onePasswordToken });
    expect(secrets()[1]).toEqual(["onepassword-events-token", expect.objectContaining({ value: onePasswordToken })]);
    expect(await foreseen({ onePasswordToken })).toEqual([]);
  });

  it("leaves the secret alone when there is no token", async () => {
    const { deploy, foreseen, calls } = await startCustomer();
    await deploy();
    calls.length = 0;
    expect(await foreseen({ onePasswordToken: "" })).toEqual([]);
    await deploy({ onePasswordToken: "" });
    expect(calls.map(([method]) => method)).not.toContain("setSecret");
  });

  it("shows what was changed by hand, and puts it right", async () => {
    const { deploy, foreseen, client, resources: store } = await startCustomer();
    await deploy();
    const [account] = store.list("Microsoft.Storage/storageAccounts");
    const open = { properties: { allowSharedKeyAccess: true } };
    await client.resources.beginUpdateByIdAndWait(account?.id ?? "", "2026-04-01", open, quick);
    expect(await foreseen()).toEqual([`Modify ${account?.name}`]);
    await deploy();
    expect(await foreseen()).toEqual([]);
  });
});

describe("what a customer has", () => {
  it("keeps its place: a table's retention, when the parameters say it", async () => {
    const { deploy, foreseen, workspaceId, place, resources: store } = await startCustomer();
    const table = `${workspaceId}/tables/OnePasswordEventLogs_CL`;
    const kept = { retentionInDays: 180, totalRetentionInDays: 730 };
    const schema = { name: "OnePasswordEventLogs_CL", columns: [{ name: "TimeGenerated", type: "dateTime" }] };
    await place([{ id: table, apiVersion: "2025-07-01", body: { properties: { ...kept, schema } } }]);
    await deploy(kept);
    expect(store.get(table)?.answered["properties"]).toMatchObject(kept);
    expect(await foreseen(kept)).toEqual([]);
    expect(await foreseen()).toEqual(["Modify OnePasswordEventLogs_CL"]);
  });

  it("stays as it is: other rules, functions, hunting queries, tables, watchlists and workbooks", async () => {
    const { deploy, workspaceId, place, resources: store } = await startCustomer();
    await place(customersContent(workspaceId));
    const before = store.list();
    await deploy();
    await deploy({ deployContent: false });
    expect(before.map(({ id }) => store.get(id))).toEqual(before);
  });
});

/** What is in a workspace that has been used for other things. */
function customersContent(workspaceId: string) {
  const sentinel = `${workspaceId}/providers/Microsoft.SecurityInsights`;
  const group = workspaceId.slice(0, workspaceId.indexOf("/providers/"));
  const search = (name: string, properties: JsonObject) => ({
    id: `${workspaceId}/savedSearches/${name}`,
    apiVersion: "2025-07-01",
    body: { properties: { displayName: name, query: "print 1", ...properties } },
  });
  return [
    {
      id: `${sentinel}/alertRules/5d2f5b7e-0000-4000-8000-000000000001`,
      apiVersion: "2025-09-01",
      body: {
        kind: "Scheduled",
        properties: {
          displayName: "Customer's rule",
          severity: "High",
          enabled: false,
          query: "Heartbeat | take 1",
          queryFrequency: "PT1H",
          queryPeriod: "PT1H",
          triggerOperator: "GreaterThan",
          triggerThreshold: 3,
          suppressionDuration: "PT5H",
          suppressionEnabled: false,
        },
      },
    },
    search("CustomersFunction", { category: "Functions", functionAlias: "CustomersFunction" }),
    search("customers-hunt", { category: "Hunting Queries" }),
    {
      id: `${workspaceId}/tables/Customers_CL`,
      apiVersion: "2025-07-01",
      body: {
        properties: {
          retentionInDays: 30,
          totalRetentionInDays: 365,
          schema: { name: "Customers_CL", columns: [{ name: "TimeGenerated", type: "dateTime" }] },
        },
      },
    },
    {
      id: `${sentinel}/watchlists/Customers`,
      apiVersion: "2025-09-01",
      body: {
        properties: {
          displayName: "Customers",
          provider: "Contoso",
          itemsSearchKey: "Name",
          contentType: "text/csv",
          numberOfLinesToSkip: 0,
          rawContent: "Name\nContoso\n",
        },
      },
    },
    {
      id: `${group}/providers/Microsoft.Insights/workbooks/5d2f5b7e-0000-4000-8000-000000000002`,
      apiVersion: "2023-06-01",
      body: {
        location: "northeurope",
        kind: "shared",
        properties: {
          displayName: "Customer's workbook",
          category: "sentinel",
          serializedData: '{"version":"Notebook/1.0","items":[]}',
          sourceId: workspaceId,
        },
      },
    },
  ];
}
