import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Environment } from "./run-command.ts";

/** What whoever deploys needs tokens for. */
const services = [
  "https://management.azure.com",
  "https://vault.azure.net",
  "https://monitor.azure.com",
  "https://storage.azure.com",
];

/** Answers `az account get-access-token --resource X` with what lies beside it for X. */
const script = `#!/bin/sh
while [ $# -gt 0 ] && [ "$1" != --resource ]; do shift; done
exec cat "$(dirname "$0")/$(basename "$2").json"
`;

/**
 * Signs somebody in as `az login` does: an `az` that gives out their tokens.
 * @returns the environment of commands that find it, and no other sign-in. It ends with the test.
 */
export async function signIn(
  issue: (service: string) => Promise<{ readonly token: string; readonly expiresOn: number }>,
): Promise<Environment> {
  const folder = await mkdtemp(path.join(tmpdir(), "az-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, "az"), script, { mode: 0o755 });
  for (const service of services) {
    const { token: accessToken, expiresOn } = await issue(service);
    const answer = { accessToken, expires_on: expiresOn, tokenType: "Bearer" };
    await writeFile(path.join(folder, `${path.basename(service)}.json`), JSON.stringify(answer));
  }
  return {
    PATH: `${folder}${path.delimiter}${process.env["PATH"] ?? ""}`,
    AZURE_TOKEN_CREDENTIALS: "AzureCliCredential",
  };
}
