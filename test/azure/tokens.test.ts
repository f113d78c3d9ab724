import { describe, expect, it } from "vitest";
import type { FaultEffect } from "../../local-cloud/faults.ts";
import { azureHosts } from "../../local-cloud/hosts.ts";
import { systemClock } from "../../src/system-clock.ts";
import { startCloudInProcess } from "./cloud.ts";

const { cloud } = await startCloudInProcess();
const { readConfig } = await import("../../src/config.ts");
const { connect } = await import("../../src/connector.ts");
const { tokens } = connect(readConfig(cloud.appSettings), systemClock);

const name = "onepassword-events-token";
const { signal } = new AbortController();
const read = () => tokens.read(signal);

function failOn(path: RegExp, effect: FaultEffect): void {
  cloud.faults.add({ host: "vault", path, effect });
}

describe("the tokens of the vault", () => {
  it("are the named secret and those that continue its name with a dash, by name, in their newest version", async () => {
    cloud.vault.set(`${name}-contoso`, "c");
    cloud.vault.set(name, "old");
    cloud.vault.set(name, "new");
    cloud.vault.set(`${name}s`, "not this");
    cloud.vault.set("another", "nor this");
    await expect(read()).resolves.toEqual([
      { name, value: "new" },
      { name: `${name}-contoso`, value: "c" },
    ]);
  });

  it("fill more pages of a list than one", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `${name}-${String(index).padStart(2, "0")}`);
    for (const each of names) cloud.vault.set(each, each);
    await expect(read()).resolves.toEqual(names.map((each) => ({ name: each, value: each })));
  });

  it("lack one that is disabled, and the others are read", async () => {
    cloud.vault.set(name, "a");
    cloud.vault.set(`${name}-b`, "b", { enabled: false });
    await expect(read()).resolves.toEqual([
      { name, value: "a" },
      {
        name: `${name}-b`,
        error: expect.objectContaining({
          category: "secret_missing",
          message: `The secret ${name}-b in ${azureHosts.vault} is disabled.`,
        }),
      },
    ]);
  });

  it("lack one that may not be read, and the others are read", async () => {
    cloud.vault.set(name, "a");
    cloud.vault.set(`${name}-b`, "b");
    failOn(new RegExp(`${name}-b`), { kind: "status", status: 403 });
    await expect(read()).resolves.toEqual([
      { name, value: "a" },
      { name: `${name}-b`, error: expect.objectContaining({ category: "vault_refused" }) },
    ]);
  });

  it("are asked for again when one cannot be read for now", async () => {
    cloud.vault.set(name, "a");
    failOn(new RegExp(`secrets/${name}`), { kind: "status", status: 503 });
    await expect(read()).rejects.toThrow(
      expect.objectContaining({ category: "unavailable", message: `${azureHosts.vault} answered 503.` }),
    );
  });

  it("are missed when the vault has none", async () => {
    cloud.vault.set("another", "x");
    await expect(read()).rejects.toThrow(
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
    await expect(read()).rejects.toThrow(
      expect.objectContaining({
        category: "vault_refused",
        message: `${azureHosts.vault} answered ${status}: ${message}`,
        remedy: expect.stringMatching(/\.$/),
      }),
    );
  });
});
