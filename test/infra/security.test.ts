import { describe, expect, it } from "vitest";
import { readTemplate } from "../../local-cloud/deployment/template.ts";
import { asObject, asText, deployTemplate } from "./deployed-template.ts";
import type { DeployedResource } from "./deployed-template.ts";

const template = await readTemplate();
const { resources: usual } = await deployTemplate(template);
const { resources: privately } = await deployTemplate(template, { privateNetworking: true });

function ofType(resources: readonly DeployedResource[], type: string): readonly DeployedResource[] {
  const found = resources.filter((resource) => resource.type === type);
  expect(found).not.toEqual([]);
  return found;
}

const propertiesOf = (resources: readonly DeployedResource[], type: string) =>
  ofType(resources, type).map(({ body }) => asObject(body["properties"]));

const lastName = ({ id }: DeployedResource): string => id.split("/").at(-1) ?? "";

/** Names of the roles that the function app has, by their ids (Microsoft Learn, "Azure built-in roles"). */
const knownRoles: Readonly<Record<string, string>> = {
  "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
  "3913510d-42f4-4e42-8a64-420c390055eb": "Monitoring Metrics Publisher",
  "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
};

describe("the storage account", () => {
  it("takes no key, nothing anonymous, no HTTP and no old TLS", () => {
    for (const properties of propertiesOf(usual, "Microsoft.Storage/storageAccounts")) {
      expect(properties).toMatchObject({
        allowBlobPublicAccess: false,
        allowCrossTenantReplication: false,
        allowSharedKeyAccess: false,
        minimumTlsVersion: "TLS1_2",
        supportsHttpsTrafficOnly: true,
      });
    }
  });

  it("has private containers only", () => {
    const containers = ofType(usual, "Microsoft.Storage/storageAccounts/blobServices/containers");
    expect(containers.map(lastName).toSorted()).toEqual(["checkpoints", "packages", "rejected-events"]);
    for (const { body } of containers) expect(body["properties"]).toEqual({ publicAccess: "None" });
  });
});

describe("the vault", () => {
  it("decides by roles, and keeps what is deleted", () => {
    for (const properties of propertiesOf(usual, "Microsoft.KeyVault/vaults")) {
      expect(properties).toMatchObject({ enableRbacAuthorization: true, enableSoftDelete: true });
      expect(properties).not.toHaveProperty("accessPolicies");
    }
  });
});

describe("the function app", () => {
  it("takes HTTPS only, with TLS 1.2", () => {
    for (const properties of propertiesOf(usual, "Microsoft.Web/sites")) {
      expect(properties).toMatchObject({
        httpsOnly: true,
        siteConfig: { minTlsVersion: "1.2", scmMinTlsVersion: "1.2" },
      });
    }
  });

  it("takes no password for publishing", () => {
    const policies = ofType(usual, "Microsoft.Web/sites/basicPublishingCredentialsPolicies");
    expect(policies.map(lastName).toSorted()).toEqual(["ftp", "scm"]);
    for (const { body } of policies) expect(body["properties"]).toEqual({ allow: false });
  });

  it("has no setting with a key", () => {
    const [settings = {}] = propertiesOf(usual, "Microsoft.Web/sites/config");
    // The instrumentation key in the connection string is none: Application Insights takes tokens only.
    const { APPLICATIONINSIGHTS_CONNECTION_STRING: _, ...others } = settings;
    expect(JSON.stringify(others)).not.toMatch(/AccountKey=|SharedAccess|Password=|[?&]sig=/u);
  });
});

describe("Application Insights", () => {
  it("takes tokens only", () => {
    for (const properties of propertiesOf(usual, "Microsoft.Insights/components")) {
      expect(properties).toMatchObject({ DisableLocalAuth: true });
    }
  });
});

describe("the roles", () => {
  it("are the four that the function app needs, each on one resource", () => {
    const assignments = ofType(usual, "Microsoft.Authorization/roleAssignments").map(({ id, body }) => {
      const { roleDefinitionId } = asObject(body["properties"]);
      const role = asText(roleDefinitionId).split("/").at(-1) ?? "";
      const [scope = ""] = id.split("/providers/Microsoft.Authorization/");
      return `${knownRoles[role]} on ${scope.split("/").at(-2)}`;
    });
    expect(assignments.toSorted()).toEqual([
      "Key Vault Secrets User on vaults",
      "Monitoring Metrics Publisher on components",
      "Monitoring Metrics Publisher on dataCollectionRules",
      "Storage Blob Data Owner on storageAccounts",
    ]);
  });
});

describe("the logs", () => {
  it.each(["vaults", "blobServices", "sites", "dataCollectionRules"])("of %s go to the workspace", (kind) => {
    const settings = ofType(usual, "Microsoft.Insights/diagnosticSettings").filter(
      ({ id }) => (id.split("/providers/Microsoft.Insights/diagnosticSettings")[0] ?? "").split("/").at(-2) === kind,
    );
    expect(settings.map(({ body }) => asObject(body["properties"])["workspaceId"])).toEqual([
      expect.stringMatching(/\/workspaces\/contoso$/u),
    ]);
  });
});

describe("private networking", () => {
  it("closes the vault and the storage account to all others", () => {
    for (const type of ["Microsoft.KeyVault/vaults", "Microsoft.Storage/storageAccounts"]) {
      for (const properties of propertiesOf(privately, type)) {
        expect(properties).toMatchObject({ publicNetworkAccess: "Disabled", networkAcls: { defaultAction: "Deny" } });
      }
    }
  });

  it("gives each an endpoint, and the function app a subnet", () => {
    const endpoints = JSON.stringify(propertiesOf(privately, "Microsoft.Network/privateEndpoints"));
    expect(endpoints.match(/(?<="groupIds":\[")\w+/gu)).toEqual(["vault", "blob"]);
    expect(propertiesOf(privately, "Microsoft.Web/sites")).toMatchObject([
      { virtualNetworkSubnetId: expect.stringMatching(/\/virtualNetworks\/onepassword-network\/subnets\/function$/u) },
    ]);
  });

  it("is not there unless it is asked for", () => {
    expect(usual.filter(({ type }) => type.startsWith("Microsoft.Network/"))).toEqual([]);
  });
});
