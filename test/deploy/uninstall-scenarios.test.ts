import { describe, expect, it } from "vitest";
import { controlPlaneRoles } from "../../local-cloud/azure/resource-manager/rights.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import { startAzureHere } from "./azure-here.ts";
import type { AzureHere } from "./azure-here.ts";
import { deployer, otherSubscription, subscription, workspaceId } from "./customers-world.ts";
import { parametersFile } from "./parameters-file.ts";

const group = ["--subscription", subscription, "--resource-group", "apps"];
const place = [...group, "--workspace", "contoso"];
const deploying = ["--location", "westeurope", "--yes"];
const contoso = workspaceId(subscription, "siem", "contoso");
const table = `${contoso}/tables/OnePasswordEventLogs_CL`;
const account = createAccount();

/** Ids of everything in Azure, and of the records of deployments. */
function everything({ manager }: AzureHere): readonly string[] {
  const records = [subscription, otherSubscription].flatMap((id) =>
    ["apps", "siem", "soc", "new-one"].flatMap((name) => manager.deployments.list(id, name)),
  );
  return [...manager.resources.list().map(({ id }) => id), ...records.map(({ address }) => address.id)].toSorted();
}

const softDeleted = (id: string): boolean => id.includes("/deletedVaults/");

/** A storage account of somebody else, in the same resource group. */
const foreign = {
  id: `/subscriptions/${subscription}/resourceGroups/apps/providers/Microsoft.Storage/storageAccounts/somebodyelses`,
  apiVersion: "2026-04-01",
  body: { location: "westeurope", kind: "StorageV2", sku: { name: "Standard_LRS" }, properties: {} },
} as const;

describe("npm run uninstall", () => {
  it("removes exactly what was deployed, and keeps the table, what others made, and the resource group", async () => {
    const azure = await startAzureHere();
    await azure.manager.place([foreign]);
    const before = everything(azure);
    await azure.run("main", [...place, ...deploying, "--token-from-stdin"], await account.issueToken());

    const { code, output } = await azure.run("uninstall-main", [...place, "--yes"]);

    expect(everything(azure).filter((id) => !softDeleted(id))).toEqual([...before, table].toSorted());
    expect(output).toMatch(/^To be deleted, in this order: \d+\n {2}diagnostic setting /u);
    expect(output).toContain("Stays, with its events: table OnePasswordEventLogs_CL of contoso.");
    expect(output).toContain("Resource group apps stays: it has 1 other resources.\n  storage account somebodyelses\n");
    expect(output).toMatch(
      /\nKey vault onepassword\w+ is soft-deleted[^]*az keyvault purge --subscription \S+ --name/u,
    );
    expect(everything(azure).filter(softDeleted)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it("removes what is in another group of another subscription", async () => {
    const azure = await startAzureHere();
    const central = workspaceId(otherSubscription, "soc", "central");
    const before = everything(azure);
    await azure.deploy(central);
    expect(
      everything(azure).some((id) => id.startsWith(`${central}/providers/Microsoft.SecurityInsights/dataConn`)),
    ).toBe(true);

    const { code } = await azure.run("uninstall-main", [...group, "--workspace", central, "--yes"]);

    const kept = `${central}/tables/OnePasswordEventLogs_CL`;
    expect(everything(azure).filter((id) => !softDeleted(id))).toEqual([...before, kept].toSorted());
    expect(code).toBe(0);
  });

  it("removes private networking too", async () => {
    const azure = await startAzureHere({ unregistered: ["Microsoft.App"] });
    const before = everything(azure);
    const file = await parametersFile({ privateNetworking: true });
    const deployed = await azure.run("main", [...place, ...deploying, "--parameters", file]);
    expect(deployed.output).toContain("Registering resource providers: Microsoft.App.\n");
    expect(deployed.output).toMatch(/✓ private endpoint /u);

    const { code, output } = await azure.run("uninstall-main", [...place, "--yes"]);

    expect(everything(azure).filter((id) => !softDeleted(id))).toEqual([...before, table].toSorted());
    expect(output).toMatch(/✓ link .*\n[^]*✓ private DNS zone .*\n[^]*✓ virtual network /u);
    expect(code).toBe(0);
  });

  it("deletes the table and the resource group that npm run deploy made, when asked to", async () => {
    const azure = await startAzureHere();
    const before = everything(azure);
    const made = [...place, "--resource-group", "new-one"];
    await azure.run("main", [...made, ...deploying]);

    const { code, output } = await azure.run("uninstall-main", [...made, "--delete-table", "--yes"]);

    expect(everything(azure).filter((id) => !softDeleted(id))).toEqual(before);
    expect(azure.manager.world.groups.find(subscription, "new-one")).toBeUndefined();
    expect(output).toContain("With the table go ALL events in it. They cannot be brought back.");
    expect(code).toBe(0);
  });

  it("has nothing to do the second time", async () => {
    const azure = await startAzureHere();
    await azure.deploy(contoso);
    await azure.run("uninstall-main", [...place, "--yes"]);

    const { code, output } = await azure.run("uninstall-main", [...place, "--yes"]);

    expect(output).toMatch(/^Azure has no record of a deployment of this connector into apps for contoso/u);
    expect(code).toBe(0);
  });

  it("removes what a deployment left behind that failed half-way", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const azure = await startAzureHere({ until: promise });
    const before = everything(azure);
    const deployment = azure.start("main", [...place, ...deploying]);
    await deployment.saying("Deploying.");
    // Somebody takes the storage account's name after Azure has found the deployment valid.
    const { output: shown } = deployment;
    const [, name = ""] = /storage account (\w+)/u.exec(shown()) ?? [];
    const taken = foreign.id.replace("/apps/", "/test/").replace("somebodyelses", name);
    await azure.manager.place([{ ...foreign, id: taken }]);
    resolve();
    const failed = await deployment.ended;
    expect(failed.output).toMatch(
      /\nThe deployment failed\. What was made stays[^]*\n✗ storage account \w+: .*\(StorageAccountAlreadyTaken\)\n {4}Somebody else in Azure has that name\./u,
    );
    expect(failed.code).toBe(1);
    expect(azure.packages).toEqual([]);

    const { code, output } = await azure.run("uninstall-main", [...place, "--yes"]);

    expect(output).toMatch(/✓ key vault /u);
    expect(everything(azure).filter((id) => !softDeleted(id))).toEqual([...before, table, taken].toSorted());
    expect(code).toBe(0);
  });

  it("asks first, and without a terminal it deletes nothing", async () => {
    const azure = await startAzureHere();
    await azure.deploy(contoso);
    const before = everything(azure);

    const { code, output } = await azure.run("uninstall-main", place);

    expect(output).toMatch(/^Standard input is no terminal.*\n {4}Give --yes/u);
    expect(everything(azure)).toEqual(before);
    expect(code).toBe(1);
  });

  it("says what one may not delete, and goes on from there another time", async () => {
    const azure = await startAzureHere();
    await azure.deploy(contoso);
    const scope = `/subscriptions/${subscription}`;
    const { contributor, owner } = controlPlaneRoles;
    azure.access.revoke({ scope });
    azure.access.grant({ principalId: deployer.principalId, roleId: contributor.id, scope });

    const stopped = await azure.run("uninstall-main", [...place, "--yes"]);
    expect(stopped.output).toMatch(
      /role assignment \w+ on .* could not be deleted\.\n✗ .*roleAssignments\/delete.*\(AuthorizationFailed\)\n {4}You may not assign roles/u,
    );
    expect(stopped.code).toBe(1);

    azure.access.grant({ principalId: deployer.principalId, roleId: owner.id, scope });
    const { code, output } = await azure.run("uninstall-main", [...place, "--yes"]);
    expect(output).not.toContain("function app");
    expect(code).toBe(0);
  });
});
