import { expect, it } from "vitest";
import { parseResourceId } from "../../../local-cloud/azure/resource-manager/resource-id.ts";
import { connectorGroup, type Placement } from "../../../local-cloud/azure/tenant.ts";
import { startTenant } from "./tenant.ts";

/** Whether the workspace shares the connector's subscription and resource group. */
const shared: Readonly<Record<Placement, readonly [subscription: boolean, group: boolean]>> = {
  "same-group": [true, true],
  "other-group": [true, false],
  "other-subscription": [false, false],
};

it.each(["same-group", "other-group", "other-subscription"] as const)(
  "rows arrive when the workspace is in the %s",
  async (workspace) => {
    const { cloud, account, happen, run, arrived } = await startTenant({ workspace });
    cloud.vault.set(cloud.connector.secretName, await account.issueToken());
    happen("A", "B");

    const invocation = await run();

    expect(invocation.error).toBeUndefined();
    expect(arrived()).toEqual(["A", "B"]);
    const { subscriptionId, resourceGroup } = parseResourceId(cloud.connector.workspaceResourceId) ?? {};
    expect([subscriptionId === connectorGroup.subscriptionId, resourceGroup === connectorGroup.name]).toEqual(
      shared[workspace],
    );
  },
);

it("rows arrive when vault and storage can be reached over private endpoints only", async () => {
  const tenant = await startTenant({ deployment: { parameters: { privateNetworking: true } } });
  const { cloud, account, happen, run, arrived } = tenant;
  cloud.vault.set(cloud.connector.secretName, await account.issueToken());
  happen("A");

  const invocation = await run();

  expect(invocation.error).toBeUndefined();
  expect(arrived()).toEqual(["A"]);
});
