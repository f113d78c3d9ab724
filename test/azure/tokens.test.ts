import { describe, expect, it } from "vitest";
import type { FaultEffect } from "../../local-cloud/faults.ts";
import { systemClock } from "../../src/system-clock.ts";
import { startCloudInProcess } from "./cloud.ts";

const { cloud } = await startCloudInProcess();
const { readConfig } = await import("../../src/config.ts");
const { connect } = await import("../../src/connector.ts");
const { createCredential } = await import("../../src/azure/credential.ts");
const config = readConfig(cloud.appSettings);
const { tokens } = connect(config, createCredential(config.clientId, 10_000), systemClock);

const { secretName: name, hosts: azureHosts } = cloud.connector;
const { signal } = new AbortController();
const list = () => tokens.list(signal);
const read = (secret: string) => tokens.read(secret, signal);

function failOn(path: RegExp, effect: FaultEffect): void {
  cloud.faults.add({ host: "vault", path, effect });
}

describe("the tokens of the vault", () => {
  it("are the named secret and those that continue its name with a dash, by name", async () => {
    cloud.vault.set(`${name}-contoso`, "c");
    cloud.vault.set(name, "a");
    cloud.vault.set(`${name}s`, "not this");
    cloud.vault.set("another", "nor this");
    await expect(list()).resolves.toEqual([{ name }, { name: `${name}-contoso` }]);
  });

  it("are read in their newest version", async () => {
    cloud.vault.set(name, "old");
    cloud.vault.set(name, "new");
    await expect(read(name)).resolves.toEqual({ name, value: "new" });
  });

  it("fill more pages of a list than one", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `${name}-${String(index).padStart(2, "0")}`);
    for (const each of names) cloud.vault.set(each, each);
    await expect(list()).resolves.toEqual(names.map((each) => ({ name: each })));
    await expect(Promise.all(names.map(read))).resolves.toEqual(names.map((each) => ({ name: each, value: each })));
  });

  it("say which of them is disabled", async () => {
    cloud.vault.set(name, "a");
    cloud.vault.set(`${name}-b`, "b", { enabled: false });
    await expect(list()).resolves.toEqual([
      { name },
      {
        name: `${name}-b`,
        error: expect.objectContaining({
          category: "secret_missing",
          message: `The secret ${name}-b in ${azureHosts.vault} is disabled.`,
        }),
      },
    ]);
  });

  it.each([
    ["refused", 403, "vault_refused"],
    ["gone since they were listed", 404, "vault_refused"],
    ["asked for too often", 429, "rate_limited"],
    ["not to be had for now", 503, "unavailable"],
  ])("fail each for itself when one is %s", async (_what, status, category) => {
    cloud.vault.set(name, "a");
    cloud.vault.set(`${name}-b`, "b");
    failOn(new RegExp(`${name}-b`), { kind: "status", status });
    await expect(list()).resolves.toEqual([{ name }, { name: `${name}-b` }]);
    await expect(read(`${name}-b`)).rejects.toThrow(
      expect.objectContaining({ category, message: expect.stringContaining(`${azureHosts.vault} answered ${status}`) }),
    );
    await expect(read(name)).resolves.toEqual({ name, value: "a" });
  });

  it("are missed when the vault has none", async () => {
    cloud.vault.set("another", "x");
    await expect(list()).rejects.toThrow(
      expect.objectContaining({
        category: "secret_missing",
        message: `${azureHosts.vault} has no secret ${name}.`,
        remedy: `Save a token of the Events API as the secret ${name}.`,
      }),
    );
  });
});

describe("a vault that lets nobody in", () => {
  it.each([
    [302, "a redirection, which its API does not send and the connector does not follow."],
    [400, "it does not understand the request."],
    [401, "it does not know the identity."],
    [403, "the identity may not read secrets, or the vault's firewall does not let the function in."],
    [404, "there is no such secret or vault."],
  ])("with %i is refused, with what to do", async (status, message) => {
    failOn(/secrets/, { kind: "status", status });
    await expect(list()).rejects.toThrow(
      expect.objectContaining({
        category: "vault_refused",
        message: `${azureHosts.vault} answered ${status}: ${message}`,
        remedy: expect.stringMatching(/\.$/),
      }),
    );
  });
});
