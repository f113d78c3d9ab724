import { describe, expect, it } from "vitest";

import { controlPlaneRoles } from "../../../../../local-cloud/azure/resource-manager/rights.ts";
import { deployer, groupId, nested, resource, startManager, subscriptionId } from "./test-manager.ts";

const { owner, contributor, reader, sentinelReader } = controlPlaneRoles;
const shelf = resource("shelves", "oak");
const role = { type: "Microsoft.Authorization/roleAssignments", apiVersion: "2026-01-01", name: "role-a" };

const having = (roleId: string, scope: string) => startManager({ roles: [{ ...deployer, roleId, scope }] });

describe("The rights of whoever looks", () => {
  const workspace = `${groupId}/providers/Microsoft.OperationalInsights/workspaces/soc`;
  const rules = `${workspace}/providers/Microsoft.SecurityInsights/alertRules`;

  it("suffice for the rules of a workspace as a reader of Sentinel there", async () => {
    const { get } = having(sentinelReader.id, workspace);
    expect(await get(`${rules}?api-version=2025-09-01`)).toEqual({ status: 200, body: { value: [] } });
    expect(await get(`${groupId}/providers/Contoso.Test/shelves?api-version=2026-01-01`)).toMatchObject({
      status: 403,
    });
  });

  it("are asked for when rules are listed", async () => {
    expect(await startManager({ roles: [] }).get(`${rules}?api-version=2025-09-01`)).toMatchObject({
      status: 403,
      body: {
        error: {
          code: "AuthorizationFailed",
          message: expect.stringContaining("'Microsoft.SecurityInsights/alertRules/read'"),
        },
      },
    });
  });
});

describe("The rights of whoever deploys", () => {
  it("suffice as an owner of the resource group", async () => {
    const { deploy, made } = having(owner.id, groupId);
    await deploy({ shelf, role });
    expect(made).toEqual(["oak", "role-a"]);
  });

  it("do not let a contributor assign roles", async () => {
    await expect(having(contributor.id, groupId).deploy({ shelf, role })).rejects.toMatchObject({
      statusCode: 403,
      code: "InvalidTemplateDeployment",
      message:
        "The template deployment failed with error: 'Authorization failed for template resource 'role-a' of type " +
        "'Microsoft.Authorization/roleAssignments'. The client 'cli' with object id " +
        `'${deployer.principalId}' does not have permission to perform action 'Microsoft.Authorization/roleAssignments/write' ` +
        `at scope '${groupId}/providers/Microsoft.Authorization/roleAssignments/role-a'.'.`,
    });
  });

  it("are asked for in every resource group that the template deploys into", async () => {
    const manager = having(owner.id, groupId);
    await expect(
      manager.deploy({ inner: nested("inner", { shelf }, { resourceGroup: "workspace" }) }),
    ).rejects.toMatchObject({
      code: "InvalidTemplateDeployment",
      message: expect.stringContaining("Deployment failed with multiple errors: 'Authorization failed for"),
    });
    expect(manager.made).toEqual([]);
  });

  it("let a reader look and not deploy", async () => {
    const { client, deploy } = having(reader.id, `/subscriptions/${subscriptionId}`);
    expect((await client.resourceGroups.get("app")).location).toBe("westeurope");
    await expect(deploy({ shelf })).rejects.toMatchObject({
      statusCode: 403,
      code: "AuthorizationFailed",
      message:
        `The client 'cli' with object id '${deployer.principalId}' does not have authorization to perform action ` +
        `'Microsoft.Resources/deployments/write' over scope '${groupId}/providers/Microsoft.Resources/deployments/main' ` +
        "or the scope is invalid. If access was recently granted, please refresh your credentials.",
    });
  });
});
