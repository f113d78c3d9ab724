import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { tableName } from "../../local-cloud/hosts.ts";
import { createAccount } from "../../local-cloud/onepassword/accounts.ts";
import { namesOf, runDoctor, secretName, useDoctorWorld } from "./doctor.ts";

const day = 86_400_000;
const world = useDoctorWorld();

/** The environment without the app settings, as on an administrator's machine behind the same proxy. */
function bareEnvironment(): Record<string, string> {
  const { HTTPS_PROXY = "", NO_PROXY = "", NODE_EXTRA_CA_CERTS = "" } = world().cloud.appSettings;
  return { HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS };
}

/** The app settings as `az functionapp config appsettings list` prints them. */
function listed(): string {
  const settings = Object.entries(world().cloud.appSettings);
  return JSON.stringify(settings.map(([name, value]) => ({ name, value, slotSetting: false })));
}

/** The environment of a machine that has no managed identity. */
function withoutIdentity(): Record<string, string> {
  const { IDENTITY_ENDPOINT: _endpoint, IDENTITY_HEADER: _header, ...settings } = world().cloud.appSettings;
  return settings;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "doctor-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A stand-in for the Azure CLI: prints a token of the local cloud as `az account get-access-token` does. */
async function fakeAzureCli(): Promise<string> {
  const folder = await temporaryFolder();
  const { IDENTITY_ENDPOINT = "", IDENTITY_HEADER = "", AZURE_CLIENT_ID = "" } = world().cloud.appSettings;
  const program = `#!${process.execPath}
    const resource = process.argv[process.argv.indexOf("--resource") + 1];
    const query = new URLSearchParams({ "api-version": "2019-08-01", resource, client_id: "${AZURE_CLIENT_ID}" });
    fetch("${IDENTITY_ENDPOINT}?" + query, { headers: { "x-identity-header": "${IDENTITY_HEADER}" } })
      .then((answer) => answer.json())
      .then(({ access_token, expires_on }) => console.log(JSON.stringify({
        accessToken: access_token, expires_on: Number(expires_on), expiresOn: "2099-01-01 00:00:00.000000", tokenType: "Bearer",
      })));`;
  await writeFile(path.join(folder, "az"), program);
  await chmod(path.join(folder, "az"), 0o755);
  return folder;
}

describe("the doctor in a healthy deployment", () => {
  it("passes every check, and leaves no row and no blob behind", async () => {
    const { cloud, account } = world();
    account.append("itemusages", [{ uuid: "WAITING", timestamp: new Date(Date.now() - day).toISOString() }]);
    const committedAt = new Date(Date.now() - 3 * day).toISOString();
    const checkpoint = { version: 1, position: { cursor: "c" }, startedFrom: committedAt, committedAt };
    const name = `${account.uuid}/itemusages.json`;
    await cloud.blobs.writeBlob("checkpoints", name, JSON.stringify(checkpoint));

    const run = await runDoctor(cloud.appSettings);

    expect(run.lines.map(({ sign, text }) => [sign, text])).toEqual([
      ["✓", "13 app settings, from the environment"],
      ["✓", expect.stringMatching(/^(?:agrees with|\d+ seconds (?:behind|ahead of)) contoso/u)],
      ["✓", "tokens for vault, ingestion and storage, as the managed identity"],
      ["✓", `1 secret in ${cloud.connector.hosts.vault}`],
      ["✓", "for events.1password.com, without an end"],
      ["✓", `account ${account.uuid}, features auditevents, itemusages, signinattempts`],
      ["✓", "all streams may be read"],
      ["✓", "answers"],
      ["✓", "answers"],
      ["✓", "answers"],
      ["✓", "takes uploads for Custom-OnePasswordEventLogs_CL (none was added)"],
      ["✓", "can be written"],
      ["✓", "can be written"],
      ["✓", "1 readable; written 3 days ago (newest), 3 days ago (oldest)"],
    ]);
    expect(run.output).toMatch(/\n14 passed, 0 failed\n$/u);
    expect(run.code).toBe(0);
    expect(cloud.workspace.count(tableName)).toBe(0);
    expect(cloud.ingestion.counts()).toMatchObject({ batches: 1, rows: 0, vanished: 0 });
    expect(await cloud.blobs.listBlobs("checkpoints")).toEqual([name]);
    expect(await cloud.blobs.readBlob("checkpoints", name)).toBe(JSON.stringify(checkpoint));
    expect(await cloud.blobs.listBlobs("rejected-events")).toEqual([]);
    expect(cloud.requests.of("refused")).toEqual([]);
  });

  it("writes no colour codes where there is no terminal", async () => {
    const run = await runDoctor(world().cloud.appSettings);
    expect(run.output).not.toContain("\u001b");
  });

  it.each([
    { days: 15, sign: "✓", remedy: "", code: 0 },
    { days: 9, sign: "!", remedy: expect.stringContaining("Create a new token"), code: 0 },
  ])("$sign a token that ends in $days days", async ({ days, sign, remedy, code }) => {
    const { cloud, account } = world();
    cloud.vault.set(secretName, await account.issueToken({ expiresAt: Date.now() + days * day + 60_000 }));

    const run = await runDoctor(cloud.appSettings);

    expect(run.lines.find(({ name }) => name === "token")).toMatchObject({
      sign,
      remedy,
      about: secretName,
      text: expect.stringContaining(`in ${days} days`),
    });
    expect(namesOf(run, "✗")).toEqual([]);
    expect(run.code).toBe(code);
  });
});

describe("the doctor and several accounts", () => {
  it("checks one account although another's token is broken", async () => {
    const { cloud, account } = world();
    const other = `${secretName}-subsidiary`;
    cloud.vault.set(other, await createAccount().issueToken());
    cloud.vault.set(`${secretName}-old`, "none");

    const run = await runDoctor(cloud.appSettings);

    const told = run.lines.map(({ sign, name, about }) => `${sign} ${name}${about === undefined ? "" : ` (${about})`}`);
    expect(told.slice(4, 14)).toEqual([
      `✓ token (${secretName})`,
      `✗ token (${secretName}-old)`,
      `✓ token (${other})`,
      `✓ introspection (${secretName})`,
      `– introspection (${secretName}-old)`,
      `✗ introspection (${other})`,
      `✓ features (${account.uuid})`,
      `✓ signinattempts (${account.uuid})`,
      `✓ itemusages (${account.uuid})`,
      `✓ auditevents (${account.uuid})`,
    ]);
    expect(run.code).toBe(1);
  });

  it("takes several tokens of one account together, as the function does", async () => {
    const { cloud, account } = world();
    cloud.vault.set(secretName, await account.issueToken({ features: ["itemusages"] }));
    cloud.vault.set(`${secretName}-2`, await account.issueToken({ features: ["auditevents", "signinattempts"] }));

    const run = await runDoctor(cloud.appSettings);

    expect(run.lines.find(({ name }) => name === "features")).toMatchObject({ text: "all streams may be read" });
    expect(namesOf(run, "✗")).toEqual([]);
    expect(run.code).toBe(0);
  });
});

describe("the doctor's settings", () => {
  it.each<{ what: string; text: () => string; encoding?: BufferEncoding }>([
    { what: "the Azure CLI's list", text: listed },
    {
      what: "the Azure CLI's list as Windows PowerShell saves it",
      text: () => `\uFEFF${listed()}`,
      encoding: "utf16le",
    },
    { what: "a local.settings.json", text: () => JSON.stringify({ Values: world().cloud.appSettings }) },
  ])("can come from $what", async ({ text, encoding = "utf8" }) => {
    const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = world().cloud.appSettings;
    const file = path.join(await temporaryFolder(), "settings.json");
    await writeFile(file, text(), encoding);

    const run = await runDoctor({ ...bareEnvironment(), IDENTITY_ENDPOINT, IDENTITY_HEADER }, ["--settings", file]);

    expect(namesOf(run, "✗")).toEqual([]);
    expect(run.code).toBe(0);
  });

  it.each([
    { what: "is not there", text: undefined, told: /cannot be read/u },
    { what: "is not JSON", text: "KEY_VAULT_URI=hush", told: /is not JSON/u },
    { what: "holds something else", text: '{"hush":1}', told: /holds no app settings/u },
  ])("fail with a remedy when their file $what", async ({ text, told }) => {
    const file = path.join(await temporaryFolder(), "settings.json");
    if (text !== undefined) await writeFile(file, text);

    const run = await runDoctor(bareEnvironment(), ["--settings", file]);

    expect(namesOf(run, "✗")).toEqual(["settings"]);
    expect(run.lines[0]).toMatchObject({
      text: expect.stringMatching(told),
      remedy: expect.stringContaining("appsettings list"),
    });
    expect(run.output).not.toContain("hush");
    expect(run.code).toBe(1);
  });

  it.each(["--help", "-h"])("with %s are told, and nothing is checked", async (option) => {
    const run = await runDoctor({}, [option]);
    expect(run.output).toContain("--settings FILE");
    expect(run.lines).toEqual([]);
    expect(run.code).toBe(0);
  });

  it.each([{ options: ["--verbose"] }, { options: ["--credential", "mine"] }])(
    "refuse $options, and say which options there are",
    async ({ options }) => {
      const run = await runDoctor({}, options);
      expect(run.output).toContain("--settings FILE");
      expect(run.code).toBe(2);
    },
  );
});

describe("the doctor on an administrator's machine", () => {
  it("asks as whoever is signed in, and says so", async () => {
    const run = await runDoctor({ ...withoutIdentity(), PATH: await fakeAzureCli() });
    expect(namesOf(run, "✗")).toEqual([]);
    expect(run.output).toMatch(/^Asking as whoever is signed in here/u);
    expect(run.code).toBe(0);
  });

  it("says how to sign in when nobody is", async () => {
    const run = await runDoctor({ ...withoutIdentity(), PATH: await temporaryFolder() });
    expect(namesOf(run, "✗")).toEqual(["identity"]);
    expect(run.lines[2]).toMatchObject({ remedy: expect.stringContaining("az login") });
    expect(run.code).toBe(1);
  });
});
