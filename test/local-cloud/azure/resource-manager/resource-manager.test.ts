import * as v from "valibot";
import { describe, expect, it } from "vitest";

import type { JsonObject } from "../../../../local-cloud/azure/resource-manager/json-value.ts";
import {
  foreignSubscriptionId,
  groupId,
  otherSubscriptionId,
  provider,
  quick,
  resource,
  startManager,
  subscriptionId,
  tenantId,
} from "./deployments/test-manager.ts";

const apiVersion = "2026-01-01";
const shelf = resource("shelves", "oak", { location: "westeurope", tags: { team: "soc" } });

describe("Resource Manager", () => {
  it("refuses a request without a token, with a wrong one, and for another audience", async () => {
    const manager = startManager();
    const get = (authorization?: string) =>
      manager.fetch(
        new Request("https://management.azure.com/subscriptions?api-version=2022-12-01", {
          headers: authorization === undefined ? {} : { authorization },
        }),
      );
    const without = await get();
    expect([without.status, await without.json()]).toMatchObject([401, { error: { code: "AuthenticationFailed" } }]);
    expect(without.headers.get("www-authenticate")).toContain(`https://login.windows.net/${tenantId}`);
    expect(await (await get("Bearer nonsense")).json()).toMatchObject({
      error: { code: "InvalidAuthenticationToken" },
    });
  });

  it("shows the subscriptions of the tenant", async () => {
    const { subscriptions } = startManager();
    expect((await Array.fromAsync(subscriptions.subscriptions.list())).map((one) => one.subscriptionId)).toEqual([
      subscriptionId,
      otherSubscriptionId,
    ]);
    expect(await subscriptions.subscriptions.get(subscriptionId)).toMatchObject({
      displayName: "Contoso",
      tenantId,
      state: "Enabled",
    });
    expect((await Array.fromAsync(subscriptions.tenants.list())).map((tenant) => tenant.tenantId)).toEqual([tenantId]);
    await expect(subscriptions.subscriptions.get(foreignSubscriptionId)).rejects.toMatchObject({
      statusCode: 401,
      code: "InvalidAuthenticationTokenTenant",
    });
  });

  it("registers a resource provider, which takes a moment", async () => {
    const { client, deploy } = startManager({ unregistered: ["Contoso.Test"] });
    const state = async () => (await client.providers.get("Contoso.Test")).registrationState;
    expect(await state()).toBe("NotRegistered");
    await expect(deploy({ shelf })).rejects.toMatchObject({ code: "MissingSubscriptionRegistration" });
    expect((await client.providers.register("contoso.test")).registrationState).toBe("Registering");
    expect([await state(), await state()]).toEqual(["Registering", "Registered"]);
    await deploy({ shelf });
    await expect(client.providers.get("Contoso.None")).rejects.toMatchObject({ code: "InvalidResourceNamespace" });
  });

  it("makes, finds and deletes resource groups, with all that is in them", async () => {
    const { client, deleted, resources } = startManager();
    const { resourceGroups } = client;
    expect((await resourceGroups.checkExistence("new")).body).toBe(false);
    expect(await resourceGroups.createOrUpdate("new", { location: "West Europe" })).toMatchObject({
      location: "westeurope",
    });
    expect((await resourceGroups.checkExistence("NEW")).body).toBe(true);
    const id = `/subscriptions/${subscriptionId}/resourceGroups/new/providers/Contoso.Test/shelves/oak`;
    await client.resources.beginCreateOrUpdateByIdAndWait(id, apiVersion, {}, quick);
    await client.resources.beginCreateOrUpdateByIdAndWait(`${id}/books/faust`, apiVersion, {}, quick);
    await resourceGroups.beginDeleteAndWait("new", quick);
    expect(deleted).toEqual(["faust", "oak"]);
    expect(resources.list()).toEqual([]);
    await expect(resourceGroups.get("new")).rejects.toMatchObject({ statusCode: 404, code: "ResourceGroupNotFound" });
    expect((await Array.fromAsync(resourceGroups.list())).map(({ name }) => name)).toEqual(["app", "workspace"]);
  });

  it("reads, changes and deletes single resources by their id, whatever its case", async () => {
    const { client, deploy, deleted } = startManager();
    await deploy({ shelf, book: resource("shelves/books", "oak/faust", { dependsOn: ["shelf"] }) });
    const id = provider("shelves/oak");
    expect(await client.resources.getById(id.toUpperCase(), apiVersion)).toMatchObject({
      id,
      name: "oak",
      type: "Contoso.Test/shelves",
      properties: { height: 10, uri: "https://oak.test" },
    });
    await client.resources.beginUpdateByIdAndWait(id, apiVersion, { properties: { height: 20 } }, quick);
    expect(await client.resources.getById(id, apiVersion)).toMatchObject({
      tags: { team: "soc" },
      properties: { height: 20 },
    });
    expect((await client.resources.checkExistenceById(id, apiVersion)).body).toBe(true);
    await client.resources.beginDeleteByIdAndWait(id, apiVersion, quick);
    expect(deleted).toEqual(["faust", "oak"]);
    expect((await client.resources.checkExistenceById(id, apiVersion)).body).toBe(false);
  });

  it("refuses to change a part of what was sent with a secret, which it does not keep", async () => {
    const { client, resources } = startManager();
    const id = provider("notes/key");
    const note = { properties: { text: "secret", colour: "red" } };
    await client.resources.beginCreateOrUpdateByIdAndWait(id, apiVersion, note, quick);
    const before = resources.get(id);
    await expect(
      client.resources.beginUpdateByIdAndWait(id, apiVersion, { properties: { colour: "blue" } }, quick),
    ).rejects.toMatchObject({
      statusCode: 400,
      code: "NotSupportedByLocalCloud",
      message: expect.stringContaining("PUT all of it instead"),
    });
    expect(resources.get(id)).toEqual(before);
  });

  it("keeps a resource as it was when it cannot be made", async () => {
    const { client, resources } = startManager();
    const id = provider("shelves/oak");
    const put = (properties: JsonObject) =>
      client.resources.beginCreateOrUpdateByIdAndWait(id, apiVersion, { properties }, quick);
    await expect(put({ break: true })).rejects.toMatchObject({ code: "TestBreakage" });
    expect(resources.get(id)).toBeUndefined();
    await put({ height: 20 });
    await expect(put({ height: 30, break: true })).rejects.toMatchObject({ code: "TestBreakage" });
    expect(resources.get(id)?.answered["properties"]).toMatchObject({ height: 20 });
  });

  it("says what is wrong with an id", async () => {
    const { client } = startManager();
    const get = (id: string, version = apiVersion) => client.resources.getById(id, version);
    await expect(get(provider("shelves/oak"))).rejects.toMatchObject({
      statusCode: 404,
      code: "ResourceNotFound",
      message:
        "The Resource 'Contoso.Test/shelves/oak' under resource group 'app' was not found. " +
        "For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    });
    await expect(get(provider("shelves/oak"), "2000-01-01")).rejects.toMatchObject({
      code: "NoRegisteredProviderFound",
    });
    await expect(
      get(`/subscriptions/${subscriptionId}/resourceGroups/none/providers/Contoso.Test/shelves/oak`),
    ).rejects.toMatchObject({ code: "ResourceGroupNotFound" });
    await expect(
      client.resources.beginCreateOrUpdateByIdAndWait(provider("cupboards/oak"), apiVersion, {}, quick),
    ).rejects.toMatchObject({ code: "InvalidResourceType" });
  });

  it("lists the resources of a group by their type or tags", async () => {
    const { client, deploy } = startManager();
    await deploy({ shelf, note: resource("notes", "key", { location: "westeurope" }) });
    const list = async (filter?: string) =>
      (await Array.fromAsync(client.resources.listByResourceGroup("app", filter === undefined ? {} : { filter }))).map(
        ({ name }) => name,
      );
    expect(await list()).toEqual(["oak", "key"]);
    expect(await list("resourceType eq 'Contoso.Test/notes'")).toEqual(["key"]);
    expect(await list("tagName eq 'team' and tagValue eq 'soc'")).toEqual(["oak"]);
    await expect(list("nonsense")).rejects.toMatchObject({ statusCode: 400 });
  });

  it("pages long lists", async () => {
    const { deploy, operations } = startManager();
    await deploy({
      shelves: resource("shelves", "[format('oak{0}', copyIndex())]", { copy: { name: "oaks", count: 130 } }),
    });
    expect(await operations()).toHaveLength(131);
  });

  it("lists what lies below a resource or extends it, by type", async () => {
    const { deploy, get } = startManager();
    await deploy({
      shelf,
      pine: resource("shelves", "pine"),
      book: resource("shelves/books", "oak/faust", { dependsOn: ["shelf"] }),
      label: resource("labels", "red", { scope: provider("shelves/oak"), dependsOn: ["shelf"] }),
    });
    const names = async (path: string) => {
      const { body } = await get(`${path}?api-version=2026-01-01`);
      return v
        .parse(v.object({ value: v.array(v.looseObject({ name: v.string() })) }), body)
        .value.map(({ name }) => name);
    };
    expect(await names(provider("shelves"))).toEqual(["oak", "pine"]);
    expect(await names(provider("shelves/oak/books"))).toEqual(["faust"]);
    expect(await names(provider("shelves/pine/books"))).toEqual([]);
    expect(await names(`${provider("shelves/oak")}/providers/Contoso.Test/labels`)).toEqual(["red"]);
    expect(await names(`${groupId}/providers/Contoso.Test/labels`)).toEqual(["red"]);
  });

  it("refuses what it does not know", async () => {
    const { get } = startManager();
    const answer = await get(`${provider("shelves/oak")}/open?api-version=2026-01-01`, "POST");
    expect(answer).toMatchObject({ status: 404, body: { error: { code: "InvalidResourceType" } } });
    expect(await get("/nonsense?api-version=2026-01-01")).toMatchObject({
      status: 400,
      body: { error: { code: "InvalidResourceId" } },
    });
  });

  it("asks for an API version", async () => {
    const { get } = startManager();
    expect(await get("/subscriptions")).toMatchObject({
      status: 400,
      body: { error: { code: "MissingApiVersionParameter" } },
    });
  });
});
