import type { DeploymentOperation } from "@azure/arm-resources";
import { describe, expect, it } from "vitest";
import { listDeployments, listOperations } from "../../tools/deploy/azure/operations.ts";
import type { Deployment } from "../../tools/deploy/azure/resource-manager.ts";
import { createProgress } from "../../tools/deploy/progress.ts";
import { followDeployment } from "../../tools/deploy/steps/follow-deployment.ts";
import { VirtualClock } from "../fakes/virtual-clock.ts";
import { createFakeTerminal } from "./fake-terminal.ts";

const group = "/subscriptions/s/resourceGroups/g/providers";
const main = `${group}/Microsoft.Resources/deployments/main`;
const inner = "/subscriptions/t/resourceGroups/siem/providers/Microsoft.Resources/deployments/table-1";
const vault = `${group}/Microsoft.KeyVault/vaults/kv`;
const storage = `${group}/Microsoft.Storage/storageAccounts/st`;
const table = "/subscriptions/t/resourceGroups/siem/providers/Microsoft.OperationalInsights/workspaces/w/tables/T_CL";

interface Told {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly error?: { readonly code: string; readonly message: string };
}

function operation({ id, type, state, error }: Told): DeploymentOperation {
  return {
    properties: {
      provisioningOperation: "Create",
      provisioningState: state,
      duration: "PT4.25S",
      targetResource: { id, resourceType: type, apiVersion: "2026-02-01" },
      ...(error === undefined ? {} : { statusMessage: { error } }),
    },
  };
}

const vaultAs = (state: string, error?: Told["error"]) =>
  operation({ id: vault, type: "Microsoft.KeyVault/vaults", state, ...(error === undefined ? {} : { error }) });
const storageAs = (state: string) => operation({ id: storage, type: "Microsoft.Storage/storageAccounts", state });
const innerAs = (state: string, error?: Told["error"]) =>
  operation({ id: inner, type: "Microsoft.Resources/deployments", state, ...(error === undefined ? {} : { error }) });
const tableAs = (state: string, error?: Told["error"]) =>
  operation({
    id: table,
    type: "Microsoft.OperationalInsights/workspaces/tables",
    state,
    ...(error === undefined ? {} : { error }),
  });

type Listed = Readonly<Record<string, readonly DeploymentOperation[]>>;
const listing = (listed: Listed) => ({ operations: async (id: string) => listed[id] ?? [] });

describe("what a deployment does", () => {
  it("is listed with what the deployments inside it do, wherever they are", async () => {
    const manager = listing({ [main]: [vaultAs("Succeeded"), innerAs("Running")], [inner]: [tableAs("Running")] });
    expect(await listOperations(manager, main)).toEqual([
      { id: vault, apiVersion: "2026-02-01", state: "succeeded", durationMs: 4_250, failures: [] },
      { id: table, apiVersion: "2026-02-01", state: "running", durationMs: 4_250, failures: [] },
    ]);
    expect(await listDeployments(manager, main)).toEqual([inner, main]);
  });

  it("leaves out what makes nothing: looking up, and outputs", async () => {
    const reading = operation({ id: vault, type: "Microsoft.KeyVault/vaults", state: "Succeeded" });
    const manager = listing({
      [main]: [
        { properties: { ...reading.properties, provisioningOperation: "Read" } },
        { properties: { provisioningOperation: "EvaluateDeploymentOutput", provisioningState: "Succeeded" } },
        {},
      ],
    });
    expect(await listOperations(manager, main)).toEqual([]);
  });

  it("names the resource that failed, not the deployments around it", async () => {
    const error = { code: "BadRequest", message: "Too many columns." };
    const manager = listing({ [main]: [innerAs("Failed", error)], [inner]: [tableAs("Failed", error)] });
    expect((await listOperations(manager, main)).map(({ id, failures }) => ({ id, failures }))).toEqual([
      { id: table, failures: [{ ...error, target: table }] },
    ]);
  });

  it("names a deployment inside that failed before it came to a resource", async () => {
    const error = { code: "InvalidTemplate", message: "No." };
    const manager = listing({ [main]: [innerAs("Failed", error)] });
    expect(await listOperations(manager, main)).toMatchObject([{ id: inner, failures: [{ ...error, target: inner }] }]);
  });
});

const as = (id: string, state: "running" | "succeeded" | "failed") =>
  ({ id, state, apiVersion: undefined, durationMs: 12_000, failures: [] }) as const;

describe("progress", () => {
  it("tells each resource once, when it has come to its end, and what is under way", () => {
    const progress = createProgress();
    expect(progress([as(vault, "running")])).toEqual({ lines: [], status: "  0 done; under way: key vault kv" });
    expect(progress([as(vault, "succeeded"), as(storage, "running")])).toEqual({
      lines: ["  ✓ key vault kv, 12 s"],
      status: "  1 done; under way: storage account st",
    });
    expect(progress([as(vault.toUpperCase(), "succeeded"), as(storage, "failed")])).toEqual({
      lines: ["  ✗ storage account st, 12 s"],
      status: "",
    });
  });

  it("says no time that Azure does not say", () => {
    const operations = [
      { id: vault, state: "succeeded", apiVersion: undefined, durationMs: undefined, failures: [] },
    ] as const;
    expect(createProgress()(operations).lines).toEqual(["  ✓ key vault kv"]);
  });
});

describe("following a deployment", () => {
  const record: Deployment = { id: main, state: "Running", outputs: {}, parameters: {}, error: undefined };

  /** A deployment that looks so at each look; the last one stays. An error is thrown. */
  function follow(looks: readonly ({ state: string; operations: Listed; error?: unknown } | Error)[]) {
    const left = [...looks];
    const terminal = createFakeTerminal();
    const clock = new VirtualClock();
    let current: Listed = {};
    const manager = {
      async deployment() {
        const look = left.length > 1 ? left.shift() : left[0];
        if (look === undefined || look instanceof Error) throw look ?? new Error("no look");
        current = look.operations;
        return { ...record, state: look.state, outputs: { done: look.state }, error: look.error };
      },
      operations: async (id: string) => current[id] ?? [],
    };
    const { signal } = new AbortController();
    const work = followDeployment(manager, main, { terminal, clock, signal, howToFollow: "Look here." });
    return { terminal, clock, done: clock.run(work) };
  }

  it("prints a line for each resource until the end, and answers the outputs", async () => {
    const { terminal, done } = follow([
      { state: "Accepted", operations: {} },
      { state: "Running", operations: { [main]: [vaultAs("Running")] } },
      { state: "Running", operations: { [main]: [vaultAs("Succeeded"), storageAs("Running")] } },
      { state: "Succeeded", operations: { [main]: [vaultAs("Succeeded"), storageAs("Succeeded")] } },
    ]);
    expect(await done).toMatchObject({ state: "Succeeded", outputs: { done: "Succeeded" } });
    expect(terminal.lines).toEqual(["  ✓ key vault kv, 4.3 s", "  ✓ storage account st, 4.3 s"]);
    expect(terminal.statuses.at(-1)).toBe("");
  });

  it("looks often at first and less often later", async () => {
    const running = { state: "Running", operations: {} };
    const { clock, done } = follow([
      ...Array.from({ length: 100 }, () => running),
      { state: "Succeeded", operations: {} },
    ]);
    await done;
    expect(clock.monotonic()).toBeGreaterThan(300_000);
  });

  it("ends with the innermost reasons when it fails", async () => {
    const error = { code: "ConflictError", message: "A vault with the same name exists." };
    const { done } = follow([
      { state: "Failed", operations: { [main]: [vaultAs("Failed", error), storageAs("Succeeded")] } },
    ]);
    await expect(done).rejects.toMatchObject({ name: "AzureStop", failures: [{ ...error, target: vault }] });
  });

  it("ends with the deployment's own error when no resource failed", async () => {
    const error = { code: "DeploymentFailed", message: "m", details: [{ code: "OutputFailed", message: "o" }] };
    const { done } = follow([{ state: "Failed", operations: {}, error }]);
    await expect(done).rejects.toMatchObject({ failures: [{ code: "OutputFailed", message: "o" }] });
  });

  it("says when somebody cancelled it", async () => {
    await expect(follow([{ state: "Canceled", operations: {} }]).done).rejects.toThrow("cancelled in Azure");
  });

  it("goes on after a look that failed", async () => {
    const { done } = follow([new Error("reset"), new Error("reset"), { state: "Succeeded", operations: {} }]);
    await expect(done).resolves.toMatchObject({ state: "Succeeded" });
  });

  it("says how to go on when Azure does not answer any more", async () => {
    const { done } = follow([new Error("reset")]);
    await expect(done).rejects.toMatchObject({
      message: expect.stringContaining("goes on there"),
      remedy: "Look here.",
    });
  });

  it("stops at once when interrupted", async () => {
    const stopping = new AbortController();
    const clock = new VirtualClock();
    const manager = {
      async deployment() {
        stopping.abort();
        return record;
      },
      operations: async () => [],
    };
    const terminal = createFakeTerminal();
    const options = { terminal, clock, signal: stopping.signal, howToFollow: "" };
    await expect(clock.run(followDeployment(manager, main, options))).rejects.toThrow("The sleep was ended.");
  });
});
