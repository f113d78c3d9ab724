import { expect, it } from "vitest";
import { roleIds } from "../../local-cloud/azure/access.ts";
import { connectorGroup, deployer, workspaceAt } from "../../local-cloud/azure/tenant.ts";
import { startTenant } from "../local-cloud/deployment/tenant.ts";
import { signIn } from "./azure-cli.ts";
import { startCommand } from "./run-command.ts";

const placement = "other-subscription";
const scope = `/subscriptions/${connectorGroup.subscriptionId}/resourceGroups/${connectorGroup.name}`;

/** What the doctor needs of whoever runs it. */
const dataRoles = [roleIds.keyVaultSecretsUser, roleIds.monitoringMetricsPublisher, roleIds.storageBlobDataContributor];

it(
  "npm run deploy ends with a doctor that finds nothing wrong, and the function brings rows; again, nothing changes",
  {
    timeout: 120_000,
  },
  async () => {
    const { cloud, account, happen, run, arrived } = await startTenant({
      workspace: placement,
      deployment: "nothing",
      readPackage: () => Promise.reject(new Error("The package that was built is uploaded, none is fetched.")),
    });
    for (const roleId of dataRoles) cloud.access.grant({ principalId: deployer.principalId, roleId, scope });
    const environment = {
      ...(await signIn((service) => cloud.deployerToken(service))),
      HTTPS_PROXY: cloud.proxyUrl,
      NODE_EXTRA_CA_CERTS: cloud.caFile,
    };
    const place = ["--subscription", connectorGroup.subscriptionId, "--resource-group", connectorGroup.name];
    const args = [...place, "--workspace", workspaceAt(placement).id, "--location", connectorGroup.location, "--yes"];
    happen("A");

    const token = await account.issueToken();
    const first = await startCommand(environment, "main", [...args, "--token-from-stdin"], token).ended;

    expect(first.output).toMatch(/\n[1-9]\d* passed, 0 failed\n$/u);
    expect(first.code).toBe(0);
    expect(await run()).toMatchObject({ ok: true });
    expect(arrived()).toEqual(["A"]);

    const second = await startCommand(environment, "main", args).ended;

    expect(second.output).toContain("Nothing to change: everything is as the template says.");
    expect(second.output).not.toContain("Deploying.");
    expect(second.code).toBe(0);
  },
);
