import { describe, expect, it } from "vitest";
import type { Resource, Subscription } from "../../tools/deploy/azure/resource-manager.ts";
import { checkCanAsk } from "../../tools/deploy/steps/check-can-ask.ts";
import { checkSubscription } from "../../tools/deploy/steps/check-subscription.ts";
import { checkSentinel, findWorkspaceId, readWorkspace } from "../../tools/deploy/steps/find-workspace.ts";
import { readRetention } from "../../tools/deploy/steps/keep-retention.ts";
import { providerNeeds, registerProviders } from "../../tools/deploy/steps/register-providers.ts";
import { findOrMakeResourceGroup } from "../../tools/deploy/steps/resource-group.ts";
import { VirtualClock } from "../fakes/virtual-clock.ts";
import { createFakeTerminal } from "./fake-terminal.ts";
import { restError } from "./rest-error.ts";

const home: Subscription = { tenantId: "tenant-1", name: "Production", state: "Enabled" };
const idOf = (group: string, name: string): string =>
  `/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/${group}/providers/Microsoft.OperationalInsights/workspaces/${name}`;
const id = idOf("siem", "contoso");
const workspace = { id, name: "contoso", subscription: "sub-2", location: "northeurope" };
const resource = (properties: Resource["properties"]): Resource => ({ id, location: "northeurope", properties });

describe("the subscription", () => {
  it("is looked up", async () => {
    expect(await checkSubscription({ subscription: async () => home }, "sub-1")).toBe(home);
  });

  it.each(["Disabled", "Deleted"])("is refused when it is %s", async (state) => {
    const checking = checkSubscription({ subscription: async () => ({ ...home, state }) }, "sub-1");
    await expect(checking).rejects.toThrow(`Production (sub-1) is ${state.toLowerCase()}`);
  });
});

const named = (...ids: string[]) => ({ resourcesOfType: async () => ids });

describe("the workspace", () => {
  it("is taken by its id as it is", async () => {
    expect(await findWorkspaceId(named(), id)).toBe(id);
  });

  it("is found by its name, whatever the case", async () => {
    expect(await findWorkspaceId(named(idOf("siem", "other"), id), "Contoso")).toBe(id);
  });

  it("is refused when none has the name", async () => {
    await expect(findWorkspaceId(named(idOf("siem", "contoso-2")), "contoso")).rejects.toThrow("no workspace contoso");
  });

  it("is refused when several have the name, and their ids are told", async () => {
    const finding = findWorkspaceId(named(id, idOf("test", "contoso")), "contoso");
    await expect(finding).rejects.toThrow("2 workspaces are named contoso");
    await expect(finding).rejects.toMatchObject({
      remedy: `Give the resource id of the one with --workspace:\n${id}\n${idOf("test", "contoso")}`,
    });
  });

  it("tells its region", async () => {
    const manager = { subscription: async () => home, resource: async () => resource({}) };
    expect(await readWorkspace(manager, id, home)).toEqual({
      id,
      name: "contoso",
      subscription: "00000000-0000-0000-0000-000000000002",
      location: "northeurope",
    });
  });

  it("is refused when it is not there", async () => {
    const manager = { subscription: async () => home, resource: async () => undefined };
    await expect(readWorkspace(manager, id, home)).rejects.toThrow(`There is no workspace ${id}`);
  });

  it("is refused in another tenant, although it can be seen from here", async () => {
    const manager = {
      subscription: async () => ({ ...home, tenantId: "tenant-2" }),
      resource: async () => resource({}),
    };
    await expect(readWorkspace(manager, id, home)).rejects.toThrow("in another tenant (tenant-2)");
  });

  it("is refused in another tenant that one is not signed in to", async () => {
    const error = { code: "InvalidAuthenticationTokenTenant", message: "The access token is from the wrong issuer." };
    const subscription = () => Promise.reject(restError(401, { error }));
    await expect(readWorkspace({ subscription, resource: async () => undefined }, id, home)).rejects.toThrow(
      "in another tenant",
    );
  });

  it("is refused as Azure says it for any other reason", async () => {
    const refused = restError(404, { error: { code: "SubscriptionNotFound", message: "no" } });
    const subscription = () => Promise.reject(refused);
    await expect(readWorkspace({ subscription, resource: async () => undefined }, id, home)).rejects.toBe(refused);
  });

  it("is refused without Sentinel", async () => {
    const asked: string[] = [];
    const resourceAt = async (given: string) => {
      asked.push(given);
      return undefined;
    };
    await expect(checkSentinel({ resource: resourceAt }, workspace)).rejects.toThrow("Sentinel is not on in workspace");
    expect(asked).toEqual([`${id}/providers/Microsoft.SecurityInsights/onboardingStates/default`]);
    await expect(checkSentinel({ resource: async () => resource({}) }, workspace)).resolves.toBeUndefined();
  });
});

const notExpected = () => Promise.reject(new Error("not expected"));

describe("the resource group", () => {
  const options = { name: "rg", location: "westeurope", onlyLook: false };
  const group = { location: "northeurope", tags: {} };

  it("stays as it is when it is there", async () => {
    const manager = { resourceGroup: async () => group, makeResourceGroup: notExpected };
    expect(await findOrMakeResourceGroup(manager, options)).toBe("found");
  });

  it("is made, with a mark by which uninstalling knows it", async () => {
    const made: unknown[] = [];
    const makeResourceGroup = async (...given: unknown[]) => void made.push(given);
    const manager = { resourceGroup: async () => undefined, makeResourceGroup };
    expect(await findOrMakeResourceGroup(manager, options)).toBe("made");
    expect(made).toEqual([
      ["rg", { location: "westeurope", tags: { "onepassword-sentinel": "made by npm run deploy" } }],
    ]);
  });

  it("is not made when only to look", async () => {
    const manager = { resourceGroup: async () => undefined, makeResourceGroup: notExpected };
    expect(await findOrMakeResourceGroup(manager, { ...options, onlyLook: true })).toBe("missing");
  });
});

const retentionOf = (properties: Resource["properties"] | undefined) =>
  readRetention(
    { resource: async () => (properties === undefined ? undefined : resource(properties)) },
    workspace,
    "T_CL",
  );

describe("the table's retention", () => {
  it("is kept as the customer has set it", async () => {
    expect(await retentionOf({ retentionInDays: 365, totalRetentionInDays: 730 })).toEqual({
      retentionInDays: { value: 365 },
      totalRetentionInDays: { value: 730 },
    });
  });

  it("goes on following the workspace where it does", async () => {
    const properties = {
      retentionInDays: 90,
      retentionInDaysAsDefault: true,
      totalRetentionInDays: 730,
      totalRetentionInDaysAsDefault: false,
    };
    expect(await retentionOf(properties)).toEqual({ totalRetentionInDays: { value: 730 } });
  });

  it("is the template's where there is no table yet", async () => {
    expect(await retentionOf(undefined)).toEqual({});
  });
});

function setUp(states: Record<string, string[]>, privateNetworking = false, onlyLook = false) {
  const registered: string[] = [];
  const terminal = createFakeTerminal();
  const clock = new VirtualClock();
  const manager = {
    async providerState(subscription: string, namespace: string) {
      const left = states[`${subscription} ${namespace}`] ?? ["Registered"];
      return (left.length > 1 ? left.shift() : left[0]) ?? "Registered";
    },
    async registerProvider(subscription: string, namespace: string) {
      registered.push(`${subscription} ${namespace}`);
    },
  };
  const subscriptions = { app: "sub-1", workspace: "sub-2" };
  const { signal } = new AbortController();
  const work = registerProviders(manager, { subscriptions, privateNetworking, onlyLook, terminal, clock, signal });
  return { registered, terminal, clock, done: clock.run(work) };
}

describe("resource providers", () => {
  it("that are registered are left alone, without a word", async () => {
    const { registered, terminal, done } = setUp({});
    await done;
    expect(registered).toEqual([]);
    expect(terminal.lines).toEqual([]);
  });

  it("that are not are registered, each in the subscription that needs it, and waited for", async () => {
    const { registered, terminal, clock, done } = setUp({
      "sub-1 Microsoft.Web": ["NotRegistered", "Registering", "Registering", "Registered"],
      "sub-2 Microsoft.SecurityInsights": ["Unregistered", "Registered"],
      "sub-1 Microsoft.SecurityInsights": ["NotRegistered"],
      "sub-2 Microsoft.Web": ["NotRegistered"],
    });
    await done;
    expect(registered).toEqual(["sub-1 Microsoft.Web", "sub-2 Microsoft.SecurityInsights"]);
    expect(terminal.lines).toEqual(["Registering resource providers: Microsoft.Web, Microsoft.SecurityInsights."]);
    expect(clock.monotonic()).toBeGreaterThan(0);
  });

  it("for private networking are needed with it only", async () => {
    const without = setUp({ "sub-1 Microsoft.App": ["NotRegistered", "Registered"] });
    await without.done;
    expect(without.registered).toEqual([]);
    const withIt = setUp({ "sub-1 Microsoft.App": ["NotRegistered", "Registered"] }, true);
    await withIt.done;
    expect(withIt.registered).toEqual(["sub-1 Microsoft.App"]);
  });

  it("are only told when only to look", async () => {
    const { registered, terminal, done } = setUp({ "sub-1 Microsoft.Web": ["NotRegistered"] }, false, true);
    await done;
    expect(registered).toEqual([]);
    expect(terminal.lines).toEqual([
      "The resource provider Microsoft.Web is not registered; a deployment would register it.",
    ]);
  });

  it("are not waited for without end", async () => {
    const { clock, done } = setUp({ "sub-1 Microsoft.Web": ["Registering"] });
    await expect(done).rejects.toThrow("Microsoft.Web is still not registered after ten minutes");
    expect(clock.monotonic()).toBeLessThan(11 * 60_000);
  });

  it("are named once each", () => {
    const names = providerNeeds.map(({ namespace }) => namespace);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("a question", () => {
  it("that cannot be asked stops the command before anything is done", () => {
    expect(() => checkCanAsk({ interactive: false }, "Give --yes.")).toThrow("no terminal");
    expect(() => checkCanAsk({ interactive: true }, "Give --yes.")).not.toThrow();
  });
});
