import { describe, expect, it } from "vitest";
import type { FaultEffect } from "../../local-cloud/faults.ts";
import { startCloudInProcess } from "./cloud.ts";

const { cloud } = await startCloudInProcess();
const { createCredential } = await import("../../src/azure/credential.ts");

const endpoint = "The token endpoint of the managed identity";

function ask(scope: string, timeoutMs = 10_000) {
  return createCredential(cloud.appSettings["AZURE_CLIENT_ID"] ?? "", timeoutMs).getToken(scope);
}

/** Asks while the endpoint fails, for a scope that no token was given for: the library remembers those for the whole process. */
function askInVain(effect: FaultEffect, timeoutMs?: number) {
  cloud.faults.add({ host: "token", effect });
  return ask("https://management.azure.com/.default", timeoutMs);
}

describe("the function's identity", () => {
  it("gives a token", async () => {
    const token = await ask("https://monitor.azure.com/.default");
    expect(token?.token).toBe(cloud.accessTokens().at(-1));
    expect(token?.expiresOnTimestamp).toBeGreaterThan(Date.now());
  });

  it.each([
    [302, "identity_failed"],
    [400, "identity_failed"],
    [403, "identity_failed"],
    [404, "identity_failed"],
    [408, "unavailable"],
    [429, "unavailable"],
    [500, "unavailable"],
    [503, "unavailable"],
  ])("that is answered %i is %s", async (status, category) => {
    await expect(askInVain({ kind: "status", status })).rejects.toThrow(
      expect.objectContaining({
        category,
        message: `${endpoint} answered ${status}.`,
      }),
    );
  });

  it("that is refused says what to check", async () => {
    await expect(askInVain({ kind: "status", status: 404 })).rejects.toThrow(
      expect.objectContaining({ remedy: expect.stringContaining("AZURE_CLIENT_ID is its client id") }),
    );
  });

  it("that gets a web page instead of a token says so", async () => {
    await expect(askInVain({ kind: "html" })).rejects.toThrow(
      expect.objectContaining({ category: "malformed_response", message: `${endpoint} answered 200 without a token.` }),
    );
  });

  it("whose connection breaks says so", async () => {
    await expect(askInVain({ kind: "reset" })).rejects.toThrow(
      expect.objectContaining({
        category: "network",
        message: `${endpoint} could not be reached, or its answer could not be read.`,
      }),
    );
  });

  it("that gets no answer gives up in time", async () => {
    await expect(askInVain({ kind: "hang" }, 50)).rejects.toThrow(
      expect.objectContaining({ category: "timeout", message: `${endpoint} does not answer.` }),
    );
  });
});
