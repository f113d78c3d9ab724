import { describe, expect, it, vi } from "vitest";
import { clouds } from "../../src/azure/clouds.ts";
import { readConfig, settings } from "../../src/config.ts";
import type { Setting } from "../../src/config.ts";
import { ConnectorError } from "../../src/errors.ts";
import { completeSettings, requiredSettings } from "./app-settings.ts";

const all: readonly Setting[] = Object.values(settings);
const day = 86_400_000;

/** The line of the message that is about one setting. */
function about(setting: Setting, problem: string): string {
  return `- ${setting.name} is ${problem}. ${setting.description} Example: ${setting.example}`;
}

/** An error with exactly these lines about settings. */
function refusal(...lines: readonly string[]): unknown {
  const count = lines.length === 1 ? "One app setting is" : `${lines.length} app settings are`;
  return expect.objectContaining({
    category: "settings_invalid",
    kind: "config",
    message: `${count} missing or wrong:\n${lines.join("\n")}\nSet them in the function app under Settings, Environment variables, or deploy again.`,
  });
}

describe("app settings", () => {
  it("that are all set are read", () => {
    expect(readConfig(completeSettings)).toEqual({
      vaultUri: "https://contoso-kv.vault.azure.net",
      secretName: "my-token",
      ingestionEndpoint: "https://contoso-dcr-a1b2.westeurope-1.ingest.monitor.azure.com",
      ruleId: "dcr-0123456789abcdef0123456789abcdef",
      dcrStream: "Custom-Mine_CL",
      blobUri: "https://contosostore.blob.core.windows.net",
      clientId: "01234567-89ab-cdef-0123-456789abcdef",
      firstRunLookbackMs: 30 * day,
      runBudgetMs: 180_000,
      cursorResetOverlapMs: day,
      excludedActions: new Map([["itemusages", new Set(["server-fetch"])]]),
      cloud: clouds.public,
    });
  });

  it("have defaults where they need no decision", () => {
    expect(readConfig(requiredSettings)).toMatchObject({
      secretName: "onepassword-events-token",
      dcrStream: "Custom-OnePasswordEventLogs_CL",
      firstRunLookbackMs: 7 * day,
      runBudgetMs: 240_000,
      cursorResetOverlapMs: 2 * day,
      excludedActions: new Map(),
      cloud: clouds.public,
    });
    expect(settings.schedule.defaultText).toBe("0 */5 * * * *");
  });

  it("that the Functions host needs set are told apart from those with a default of their own", () => {
    expect(all.filter(({ neededByHost }) => neededByHost).map(({ name }) => name)).toEqual(["COLLECT_SCHEDULE"]);
  });

  it("that are empty or blank count as not set", () => {
    expect(readConfig({ ...requiredSettings, RUN_BUDGET: "", FIRST_RUN_LOOKBACK: "  " })).toEqual(
      readConfig(requiredSettings),
    );
  });

  it("are read without the white space that copying leaves around them", () => {
    const padded = Object.fromEntries(Object.entries(completeSettings).map(([name, text]) => [name, ` ${text}\n`]));
    expect(readConfig(padded)).toEqual(readConfig(completeSettings));
  });

  it("are read from the process when nothing else is given", () => {
    vi.stubEnv("KEY_VAULT_URI", "somewhere");
    vi.stubEnv("DCR_IMMUTABLE_ID", undefined);
    expect(() => readConfig()).toThrow("KEY_VAULT_URI is not an https address under .vault.azure.net.");
    expect(() => readConfig()).toThrow("DCR_IMMUTABLE_ID is missing.");
    vi.unstubAllEnvs();
  });
});

describe("missing settings", () => {
  it.each(Object.keys(requiredSettings))("%s is told with what it is and an example", (name) => {
    const setting = settingNamed(name);
    expect(() => readConfig({ ...requiredSettings, [name]: undefined })).toThrow(
      refusal(`- ${name} is missing. ${setting.description} Example: ${setting.example}`),
    );
  });

  it("are told all at once", () => {
    expect(() => readConfig({})).toThrow(
      refusal(
        ...Object.keys(requiredSettings).map(
          (name) => `- ${name} is missing. ${settingNamed(name).description} Example: ${settingNamed(name).example}`,
        ),
      ),
    );
  });

  it("read as an administrator needs it", () => {
    expect(() => readConfig({ ...requiredSettings, KEY_VAULT_URI: "" })).toThrow(
      new ConnectorError(
        "settings_invalid",
        [
          "One app setting is missing or wrong:",
          "- KEY_VAULT_URI is missing. Key Vault that holds the 1Password tokens. Example: https://contoso-kv.vault.azure.net",
          "Set them in the function app under Settings, Environment variables, or deploy again.",
        ].join("\n"),
      ),
    );
  });
});

describe("malformed settings", () => {
  it("are told all at once, beside those that are missing", () => {
    const wrong = {
      ONEPASSWORD_SECRET_NAME: "a secret",
      LOGS_INGESTION_ENDPOINT: "http://contoso.ingest.monitor.azure.com",
      DCR_IMMUTABLE_ID: "dcr-1",
      DCR_STREAM_NAME: "OnePassword",
      STORAGE_BLOB_URI: "contosostore",
      AZURE_CLIENT_ID: "me",
      COLLECT_SCHEDULE: "*/5 * * * *",
      FIRST_RUN_LOOKBACK: "P1Y",
      RUN_BUDGET: "PT10M",
      CURSOR_RESET_OVERLAP: "P0D",
      EXCLUDED_ACTIONS: "reveal",
      CLOUD: "german",
    };
    const { keyVaultUri, ...others } = settings;
    expect(() => readConfig(wrong)).toThrow(
      refusal(
        `- KEY_VAULT_URI is missing. ${keyVaultUri.description} Example: ${keyVaultUri.example}`,
        about(others.secretName, "not the name of a secret: letters, digits and dashes"),
        about(others.ingestionEndpoint, "not an https address under .ingest.monitor.azure.com"),
        about(others.ruleId, "not dcr- and 32 hexadecimal digits"),
        about(others.dcrStream, "not the name of a stream, which begins with Custom-"),
        about(others.blobUri, "not an https address under .blob.core.windows.net"),
        about(others.clientId, "not a client id (a GUID)"),
        about(others.schedule, "not an NCRONTAB expression of six fields"),
        about(others.firstRunLookback, "not an ISO 8601 duration of weeks, days, hours, minutes and seconds"),
        about(others.runBudget, "longer than PT9M"),
        about(others.cursorResetOverlap, "not longer than nothing"),
        about(
          others.excludedActions,
          "not a comma list of stream/action (streams: signinattempts, itemusages, auditevents)",
        ),
        about(others.cloud, "none of public, usgov, china"),
      ),
    );
  });

  it.each(all)("$name is never quoted: somebody may have pasted a token into it", ({ name }) => {
    const token = "eyJhbGciOiJFUzI1NiJ9.eyJhdWQiOlsiZXZlbnRzIl19.pasted-by-mistake";
    const isSilent = (error: Error): boolean =>
      error.message.includes(name) &&
      !`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`.includes("pasted");
    expect(() => readConfig({ ...requiredSettings, [name]: token })).toThrow(expect.toSatisfy(isSilent));
    expect(() => readConfig({ ...requiredSettings, [name]: `https://${token}/` })).toThrow(expect.toSatisfy(isSilent));
  });
});

describe("each setting", () => {
  it.each(all)("$name is described in sentences, and its example is right", ({ name, description, example }) => {
    expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(description).toMatch(/^[A-Z].{10,}\.$/);
    expect(() => readConfig({ ...requiredSettings, [name]: example })).not.toThrow();
  });

  it("has a name of its own", () => {
    expect(all.map(({ name }) => name)).toEqual([
      ...new Set([
        "KEY_VAULT_URI",
        "ONEPASSWORD_SECRET_NAME",
        "LOGS_INGESTION_ENDPOINT",
        "DCR_IMMUTABLE_ID",
        "DCR_STREAM_NAME",
        "STORAGE_BLOB_URI",
        "AZURE_CLIENT_ID",
        "COLLECT_SCHEDULE",
        "FIRST_RUN_LOOKBACK",
        "RUN_BUDGET",
        "CURSOR_RESET_OVERLAP",
        "EXCLUDED_ACTIONS",
        "CLOUD",
      ]),
    ]);
  });
});

function settingNamed(name: string): Setting {
  const setting = all.find((each) => each.name === name);
  if (setting === undefined) throw new Error(`There is no setting ${name}.`);
  return setting;
}
