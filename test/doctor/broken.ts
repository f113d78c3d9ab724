import { expect } from "vitest";
import { roleIds } from "../../local-cloud/azure/access.ts";
import { createProxyClient } from "../local-cloud/http-client.ts";
import { secretName } from "./doctor.ts";
import type { DoctorWorld } from "./doctor.ts";

/** Something that is broken, and what the doctor has to say about it. */
export interface Broken {
  readonly what: string;
  /** Breaks it; answers settings that are other than usual. */
  readonly make: (world: DoctorWorld) => Promise<Record<string, string>> | Record<string, string> | void;
  /** The failing lines by name, and what stands in each, text and remedy. */
  readonly failed: Readonly<Record<string, { readonly text: RegExp; readonly remedy: RegExp }>>;
  readonly skipped?: readonly string[];
}

/** A secret that somebody mistook for a token; a secret nevertheless. */
export const notAToken = "correct horse battery staple";

const streams = ["signinattempts", "itemusages", "auditevents"];
const afterToken = ["introspection", "features", ...streams];
const afterSecrets = ["token", ...afterToken];
const afterContainers = ["checkpoints container", "rejected-events container", "stored checkpoints"];
const afterIdentity = ["secrets", ...afterSecrets, "logs ingestion", ...afterContainers];
/** Names of all checks, in order. */
export const everything = ["settings", "clock", "identity", ...afterIdentity];

const newToken = /^Create a (?:new )?token in 1Password/u;

/** One broken thing each. */
export const broken: readonly Broken[] = [
  {
    what: "a setting is wrong and another missing",
    make: () => ({ KEY_VAULT_URI: "contoso", DCR_IMMUTABLE_ID: "" }),
    failed: {
      settings: {
        text: /^2 app settings are missing or wrong/u,
        remedy: /KEY_VAULT_URI is not[^]*DCR_IMMUTABLE_ID is missing/u,
      },
    },
    skipped: everything.slice(1),
  },
  {
    what: "the clock is ten minutes slow",
    make: ({ cloud }) => void (cloud.clock.skewMs = 600_000),
    failed: { clock: { text: /^(?:9|10) minutes behind contoso/u, remedy: /Set this machine's clock/u } },
  },
  {
    what: "the clock is ten minutes fast",
    make: ({ cloud }) => void (cloud.clock.skewMs = -600_000),
    failed: { clock: { text: /^(?:9|10) minutes ahead of contoso/u, remedy: /Set this machine's clock/u } },
  },
  {
    what: "the identity is not assigned to the app",
    make: () => ({ AZURE_CLIENT_ID: "00000000-0000-0000-0000-000000000000" }),
    failed: { identity: { text: /managed identity answered 400/u, remedy: /AZURE_CLIENT_ID/u } },
    skipped: afterIdentity,
  },
  {
    what: "the identity has no role on the vault",
    make: ({ cloud }) => cloud.access.revoke({ roleId: roleIds.keyVaultSecretsUser }),
    failed: { secrets: { text: /may not read secrets/u, remedy: /Key Vault Secrets User/u } },
    skipped: afterSecrets,
  },
  {
    what: "the vault has no such secret",
    make: ({ cloud }) => cloud.vault.remove(secretName),
    failed: { secrets: { text: /has no secret onepassword-events-token/u, remedy: /^Save a token/u } },
    skipped: afterSecrets,
  },
  {
    what: "the secret is disabled",
    make: ({ cloud }) => cloud.vault.setEnabled(secretName, false),
    failed: { token: { text: /is disabled/u, remedy: /^Enable it/u } },
    skipped: afterToken,
  },
  {
    what: "the secret is not a token",
    make: ({ cloud }) => void cloud.vault.set(secretName, notAToken),
    failed: { token: { text: /is not a token/u, remedy: newToken } },
    skipped: afterToken,
  },
  {
    what: "the token is expired",
    make: async ({ cloud, account }) => {
      cloud.vault.set(secretName, await account.issueToken({ expiresAt: Date.now() - 86_400_000 }));
      return {};
    },
    failed: { token: { text: /^The token ended on \d{4}-\d\d-\d\d\.$/u, remedy: newToken } },
    skipped: afterToken,
  },
  {
    what: "the token is for an unknown host",
    make: async ({ cloud, account }) => {
      cloud.vault.set(secretName, await account.issueToken({ audience: "events.example.com" }));
      return {};
    },
    failed: { token: { text: /is not for a known Events API host/u, remedy: newToken } },
    skipped: afterToken,
  },
  {
    what: "the token is for another region",
    make: async ({ cloud, account }) => {
      cloud.vault.set(secretName, await account.issueToken({ audience: "events.1password.eu" }));
      return {};
    },
    failed: { introspection: { text: /events\.1password\.eu answered 401/u, remedy: newToken } },
    skipped: afterToken.slice(1),
  },
  {
    what: "the token is revoked",
    make: ({ account, token }) => account.revokeToken(token),
    failed: { introspection: { text: /answered 401/u, remedy: newToken } },
    skipped: afterToken.slice(1),
  },
  {
    what: "the token lacks a feature",
    make: async ({ cloud, account }) => {
      cloud.vault.set(secretName, await account.issueToken({ features: ["itemusages", "auditevents"] }));
      return {};
    },
    failed: { features: { text: /may not read signinattempts/u, remedy: /feature signinattempts/u } },
    skipped: ["signinattempts"],
  },
  {
    what: "a stream cannot be reached",
    make: ({ cloud }) => void cloud.faults.add({ host: "events", path: /auditevents/u, effect: { kind: "reset" } }),
    failed: { auditevents: { text: /could not be reached/u, remedy: /firewall/u } },
  },
  {
    what: "a proxy answers a stream with a web page",
    make: ({ cloud }) => void cloud.faults.add({ host: "events", path: /itemusages/u, effect: { kind: "html" } }),
    failed: { itemusages: { text: /not JSON/u, remedy: /HTTPS_PROXY/u } },
  },
  {
    what: "the identity has no role on the data collection rule",
    make: ({ cloud }) => cloud.access.revoke({ roleId: roleIds.monitoringMetricsPublisher }),
    failed: { "logs ingestion": { text: /may not send/u, remedy: /Monitoring Metrics Publisher/u } },
  },
  {
    what: "the data collection rule has another id",
    make: () => ({ DCR_IMMUTABLE_ID: "dcr-00000000000000000000000000000000" }),
    failed: { "logs ingestion": { text: /no such data collection rule/u, remedy: /DCR_IMMUTABLE_ID/u } },
  },
  {
    what: "the data collection rule has no such stream",
    make: () => ({ DCR_STREAM_NAME: "Custom-Other_CL" }),
    failed: { "logs ingestion": { text: /no stream Custom-Other_CL/u, remedy: /DCR_STREAM_NAME/u } },
  },
  {
    what: "the identity has no role on the storage account",
    make: ({ cloud }) => cloud.access.revoke({ roleId: roleIds.storageBlobDataOwner }),
    failed: {
      "checkpoints container": { text: /may not use the storage account/u, remedy: /Storage Blob Data Owner/u },
      "rejected-events container": { text: /may not use the storage account/u, remedy: /Storage Blob Data Owner/u },
    },
    skipped: ["stored checkpoints"],
  },
  {
    what: "the container for checkpoints is missing",
    make: (world) => deleteContainer(world, "checkpoints"),
    failed: { "checkpoints container": { text: /the container is not there/u, remedy: /^Deploy again/u } },
    skipped: ["stored checkpoints"],
  },
  {
    what: "the container for rejected events is missing",
    make: (world) => deleteContainer(world, "rejected-events"),
    failed: { "rejected-events container": { text: /the container is not there/u, remedy: /^Deploy again/u } },
  },
  {
    what: "a checkpoint is damaged",
    make: async ({ cloud, account }) => {
      await cloud.blobs.writeBlob("checkpoints", `${account.uuid}/itemusages.json`, '{"version":1,');
      return {};
    },
    failed: {
      "stored checkpoints": { text: /itemusages\.json cannot be read/u, remedy: /restore an earlier version/u },
    },
  },
  {
    what: "a checkpoint is from a newer version",
    make: async ({ cloud, account }) => {
      await cloud.blobs.writeBlob("checkpoints", `${account.uuid}/itemusages.json`, '{"version":2}');
      return {};
    },
    failed: { "stored checkpoints": { text: /from a newer version/u, remedy: /^Install the version that wrote it/u } },
  },
];

/** Deletes a container as somebody in the portal would: with the rights of the identity, over the storage account's own API. */
async function deleteContainer({ cloud }: DoctorWorld, name: string): Promise<Record<string, string>> {
  const {
    IDENTITY_ENDPOINT = "",
    IDENTITY_HEADER = "",
    AZURE_CLIENT_ID = "",
    STORAGE_BLOB_URI = "",
  } = cloud.appSettings;
  const query = new URLSearchParams({
    "api-version": "2019-08-01",
    resource: "https://storage.azure.com",
    client_id: AZURE_CLIENT_ID,
  });
  const answer = await fetch(`${IDENTITY_ENDPOINT}?${query.toString()}`, {
    headers: { "x-identity-header": IDENTITY_HEADER },
  });
  const { access_token: bearer }: { access_token: string } = JSON.parse(await answer.text());
  const client = createProxyClient({ proxyUrl: cloud.proxyUrl, ca: cloud.ca });
  const { status } = await client.send(`${STORAGE_BLOB_URI}${name}?restype=container`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${bearer}`, "x-ms-version": "2024-11-04" },
  });
  client.close();
  expect(status).toBe(202);
  return {};
}
