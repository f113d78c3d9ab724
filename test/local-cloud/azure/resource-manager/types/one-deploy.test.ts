import { describe, expect, it } from "vitest";

import { goodResources, ids } from "./good-resources.ts";
import { createTenant, type Tenant } from "./tenant.ts";

const { id, body } = goodResources.package;
const container = goodResources.container.id;
const refused = (says: string) =>
  expect.objectContaining({ code: "BadRequest", message: expect.stringContaining(says) });

async function tenantWithSite(): Promise<Tenant> {
  const tenant = createTenant();
  await tenant.putGood("webConfig");
  tenant.calls.length = 0;
  return tenant;
}

describe("onedeploy", () => {
  it("fetches the package and puts it into the site's container", async () => {
    const tenant = await tenantWithSite();
    await tenant.put(id, body);
    expect(tenant.calls).toEqual([
      [
        "packageDeployed",
        ids.site,
        {
          packageUri: "https://releases.example/released-package.zip",
          bytes: new Uint8Array([0x50, 0x4b, 5, 6]),
          container: "packages",
          storageAccountId: ids.account,
        },
      ],
    ]);
  });

  it("fails without a role for the site's identity, and names what is missing", async () => {
    const tenant = await tenantWithSite();
    tenant.resources.delete(goodResources.role.id);
    await expect(tenant.put(id, body)).rejects.toThrow(refused("InaccessibleStorageException"));
    await expect(tenant.put(id, body)).rejects.toThrow(
      refused("Storage Blob Data Owner or Contributor on onepasswordstore"),
    );
  });

  it("fails while the role does not count yet, and works afterwards", async () => {
    const tenant = await tenantWithSite();
    tenant.delays.roleMs = 60_000;
    await expect(tenant.put(id, body)).rejects.toThrow(refused("403 (This request is not authorized"));
    tenant.pass(60_000);
    await expect(tenant.put(id, body)).resolves.toBeDefined();
  });

  it("fails without the container", async () => {
    const tenant = await tenantWithSite();
    tenant.resources.delete(container);
    await expect(tenant.put(id, body)).rejects.toThrow(refused("404 (The specified container does not exist.)"));
  });

  it("fails without the account", async () => {
    const tenant = await tenantWithSite();
    tenant.resources.delete(ids.account);
    await expect(tenant.put(id, body)).rejects.toThrow(refused("No such host is known. (onepasswordstore.blob"));
  });

  it.each([
    ["https://releases.example/missing.zip", "the answer was 404"],
    ["https://releases.example/page.html", "it is not a zip file"],
  ])("fails for the package %s", async (packageUri, says) => {
    const tenant = await tenantWithSite();
    await expect(tenant.put(id, { properties: { packageUri } })).rejects.toThrow(refused(says));
  });

  it("can be asked what it would do before anything of it works", async () => {
    const tenant = await tenantWithSite();
    tenant.resources.delete(goodResources.role.id);
    expect(() => tenant.plan(id, body)).not.toThrow();
  });

  it("needs a key for an account that is used with its keys", async () => {
    const tenant = await tenantWithSite();
    const { body: site } = goodResources.site;
    const authentication = {
      type: "StorageAccountConnectionString",
      storageAccountConnectionStringName: "DEPLOYMENT_STORAGE",
    };
    const storage = { ...site.properties.functionAppConfig.deployment.storage, authentication };
    await tenant.put(ids.site, {
      ...site,
      properties: {
        ...site.properties,
        functionAppConfig: { ...site.properties.functionAppConfig, deployment: { storage } },
      },
    });
    await expect(tenant.put(id, body)).rejects.toThrow(refused("Key based authentication is not permitted"));
  });
});
