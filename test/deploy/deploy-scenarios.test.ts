import { describe, expect, it } from "vitest";
import { storageRefused } from "../../local-cloud/azure/scm.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import { startAzureHere } from "./azure-here.ts";
import type { AzureHere } from "./azure-here.ts";
import { otherSubscription, subscription, workspaceId } from "./customers-world.ts";
import { parametersFile } from "./parameters-file.ts";

const place = ["--subscription", subscription, "--resource-group", "apps", "--workspace", "contoso"];
const options = [...place, "--location", "westeurope"];
const contoso = workspaceId(subscription, "siem", "contoso");
const elsewhere = (workspace: string): readonly string[] => [...options, "--workspace", workspace];
const account = createAccount();
const provider = (type: string): RegExp => new RegExp(`/resourceGroups/apps/providers/${type}/[^/]+$`, "iu");

function idsOf({ manager }: AzureHere, id: RegExp): readonly string[] {
  return manager.resources.list().flatMap((resource) => (id.test(resource.id) ? [resource.id] : []));
}

/** The lines that say what would change, without those about single properties. */
function changes(output: string): readonly string[] {
  return output.split("\n").filter((line) => /^(?:New|Changed|Deleted|Stays as it is|Azure cannot tell)/u.test(line));
}

function startedDeployments(output: string): number {
  return output.split("\n").filter((line) => line.startsWith("Deploying.")).length;
}

describe("npm run deploy, with Microsoft's clients, in a process of its own", () => {
  it("deploys everything, a line for each resource, and the package that was built here", async () => {
    const azure = await startAzureHere();
    const token = await account.issueToken();

    const { code, output } = await azure.run("main", [...options, "--yes", "--token-from-stdin"], token);

    expect(output).toMatch(/^Token for 1password\.com, without an end\.\nInto resource group apps of Production/u);
    expect(output).toMatch(/\n {2}✓ key vault onepassword\w+, /u);
    expect(output).toMatch(/\n {2}✓ table OnePasswordEventLogs_CL of contoso, /u);
    expect(output).toMatch(/\nUploading the package \(\d+ kB\) to onepassword-\w+\.\nDeployed\./u);
    expect(output).toMatch(/\n✓ settings: 13 app settings, from the environment\n/u);
    expect(code).toBe(0);
    expect(azure.packages).toHaveLength(1);
    const [site = ""] = idsOf(azure, provider("Microsoft.Web/sites"));
    expect(azure.appSettings.get(site)).toMatchObject({ CLOUD: "public", COLLECT_SCHEDULE: "0 */5 * * * *" });
    expect(idsOf(azure, provider("Microsoft.KeyVault/vaults/[^/]+/secrets"))).toHaveLength(1);
  });

  it("has nothing to change where everything is deployed, and uploads the package all the same", async () => {
    const azure = await startAzureHere();
    await azure.deploy(contoso);

    const { code, output } = await azure.run("main", [...options, "--yes"]);

    expect(changes(output)).toEqual([expect.stringMatching(/^Stays as it is: \d+$/u)]);
    expect(output).toContain("Nothing to change: everything is as the template says.");
    expect(startedDeployments(output)).toBe(0);
    expect(code).toBe(0);
    expect(azure.packages).toHaveLength(1);
  });

  it("changes only the secret with a new token", async () => {
    const azure = await startAzureHere();
    await azure.deploy(contoso, { onePasswordToken: await account.issueToken() });

    const given = [...options, "--yes", "--token-from-stdin"];
    const { code, output } = await azure.run("main", given, await account.issueToken());

    expect(changes(output)).toEqual(["Changed: 1", expect.stringMatching(/^Stays as it is: \d+$/u)]);
    expect(output).toMatch(
      /\nChanged: 1\n {2}secret onepassword-events-token of .*\n {4}~ properties\.value: \*{5} -> \*{5}\n/u,
    );
    expect(code).toBe(0);
  });

  it("only looks with --what-if", async () => {
    const azure = await startAzureHere();
    const before = azure.manager.resources.list().length;

    const { code, output } = await azure.run("main", [...options, "--what-if"]);

    expect(changes(output)).toEqual([expect.stringMatching(/^New: \d+$/u)]);
    expect(azure.manager.resources.list()).toHaveLength(before);
    expect(azure.packages).toEqual([]);
    expect(code).toBe(0);
  });

  it("makes the resource group when it is not there", async () => {
    const azure = await startAzureHere();
    const given = [...options, "--resource-group", "new-one"];
    const looked = await azure.run("main", [...given, "--what-if"]);
    expect(looked.output).toContain("Resource group new-one is not there; a deployment would make it");
    expect(azure.manager.world.groups.find(subscription, "new-one")).toBeUndefined();

    const { code, output } = await azure.run("main", [...given, "--yes"]);

    expect(output).toContain("Made resource group new-one.");
    expect(azure.manager.world.groups.find(subscription, "new-one")).toMatchObject({ location: "westeurope" });
    expect(code).toBe(0);
  });

  it.each([
    { where: "another resource group", workspace: contoso },
    { where: "another subscription", workspace: workspaceId(otherSubscription, "soc", "central") },
    { where: "a group where another has the same name", workspace: workspaceId(subscription, "test", "twice") },
  ])("takes a workspace in $where by its id", async ({ workspace }) => {
    const azure = await startAzureHere();
    const { code, output } = await azure.run("main", [...elsewhere(workspace), "--yes"]);
    expect(output).toContain("Deployed.");
    expect(azure.manager.resources.get(`${workspace}/tables/OnePasswordEventLogs_CL`)).toBeDefined();
    expect(code).toBe(0);
  });

  it("registers resource providers that are not, and waits for them", async () => {
    const azure = await startAzureHere({ unregistered: ["Microsoft.Web", "Microsoft.KeyVault"] });
    const { code, output } = await azure.run("main", [...options, "--yes"]);
    expect(output).toContain("Registering resource providers: Microsoft.Web, Microsoft.KeyVault.\n");
    expect(code).toBe(0);
  });

  it("keeps the retention that the customer has set on the table", async () => {
    const azure = await startAzureHere();
    await azure.deploy(contoso);
    const id = `${contoso}/tables/OnePasswordEventLogs_CL`;
    const stored = azure.manager.resources.get(id);
    const properties = { ...Object(stored?.sent["properties"]), retentionInDays: 365, totalRetentionInDays: 730 };
    await azure.manager.place([{ id, apiVersion: "2025-07-01", body: { ...stored?.sent, properties } }]);

    const { code, output } = await azure.run("main", [...options, "--yes"]);

    expect(output).toContain("Nothing to change");
    expect(azure.manager.resources.get(id)?.answered).toMatchObject({
      properties: { retentionInDays: 365, totalRetentionInDays: 730 },
    });
    expect(code).toBe(0);
  });

  it("takes further parameters from a file", async () => {
    const azure = await startAzureHere();
    const file = await parametersFile({ namePrefix: "contoso", schedule: "0 */10 * * * *", tags: { team: "soc" } });

    const { code } = await azure.run("main", [...options, "--yes", "--parameters", file]);

    const [site = ""] = idsOf(azure, provider("Microsoft.Web/sites"));
    expect(site).toMatch(/\/sites\/contoso-/u);
    expect(azure.appSettings.get(site)).toMatchObject({ COLLECT_SCHEDULE: "0 */10 * * * *" });
    expect(azure.manager.resources.get(site)?.answered).toMatchObject({ tags: { team: "soc" } });
    expect(code).toBe(0);
  });

  it("uploads the package again until the function's role on the storage account applies", async () => {
    const azure = await startAzureHere();
    azure.packageRefusals.push(storageRefused);
    const { code, output } = await azure.run("main", [...options, "--yes"]);
    expect(output).toContain("does not take the package yet: InaccessibleStorageException");
    expect(azure.packages).toHaveLength(1);
    expect(code).toBe(0);
  });
});
