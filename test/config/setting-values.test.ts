import { describe, expect, it } from "vitest";
import { clouds } from "../../src/azure/clouds.ts";
import type { CloudName } from "../../src/azure/clouds.ts";
import { readConfig } from "../../src/config.ts";
import { requiredSettings } from "./app-settings.ts";

/** Reads the settings with one of them changed. */
function reading(name: string, text: string) {
  return () => readConfig({ ...requiredSettings, [name]: text });
}

/** Settings whose addresses are those of a cloud. */
function settingsOf(cloud: CloudName) {
  return {
    ...requiredSettings,
    CLOUD: cloud,
    KEY_VAULT_URI: `https://contoso-kv${clouds[cloud].vaultSuffix}`,
    LOGS_INGESTION_ENDPOINT: `https://contoso-dcr${clouds[cloud].ingestionSuffix}`,
    STORAGE_BLOB_URI: `https://contosostore${clouds[cloud].blobSuffix}`,
  };
}

describe("an address", () => {
  it.each([
    ["KEY_VAULT_URI", ".vault.azure.net"],
    ["LOGS_INGESTION_ENDPOINT", ".ingest.monitor.azure.com"],
    ["STORAGE_BLOB_URI", ".blob.core.windows.net"],
  ])("%s may end with a slash, and nothing else may follow its host under %s", (name, suffix) => {
    expect(reading(name, `https://contoso${suffix}`)).not.toThrow();
    expect(reading(name, `https://contoso${suffix}/`)).not.toThrow();
    expect(reading(name, `https://contoso${suffix}:443`)).not.toThrow();
    for (const rest of ["/secrets", "?a=1", "?", "#top", "#", ":8443", "//"])
      expect(reading(name, `https://contoso${suffix}${rest}`)).toThrow(
        `${name} is not a bare address: https:// and the host, nothing else.`,
      );
  });

  it.each([
    ["KEY_VAULT_URI", ".vault.azure.net"],
    ["LOGS_INGESTION_ENDPOINT", ".ingest.monitor.azure.com"],
    ["STORAGE_BLOB_URI", ".blob.core.windows.net"],
  ])("%s has nothing before its host", (name, suffix) => {
    for (const who of ["me@", "me:secret@", ":secret@"])
      expect(reading(name, `https://${who}contoso${suffix}`)).toThrow(`${name} is not a bare address`);
  });

  it.each([
    ["KEY_VAULT_URI", ".vault.azure.net"],
    ["LOGS_INGESTION_ENDPOINT", ".ingest.monitor.azure.com"],
    ["STORAGE_BLOB_URI", ".blob.core.windows.net"],
  ])("%s is an https address of Azure and of nobody else", (name, suffix) => {
    for (const text of [
      `http://contoso${suffix}`,
      `contoso${suffix}`,
      `https://contoso${suffix}.evil.example`,
      `https://evil.example/contoso${suffix}`,
      `https://evil.example#${suffix}`,
      `https://contoso${suffix}@evil.example`,
      `https://contoso-${suffix.slice(1)}`,
      `https://${suffix.slice(1)}`,
      "https://",
      "x",
    ])
      expect(reading(name, text)).toThrow(`${name} is not an https address under ${suffix}.`);
  });
});

describe("the cloud", () => {
  it.each(["public", "usgov", "china"] as const)("%s has hosts of its own", (cloud) => {
    expect(readConfig(settingsOf(cloud)).cloud).toBe(clouds[cloud]);
  });

  it.each(["usgov", "china"] as const)("%s does not take the public cloud's hosts", (cloud) => {
    const { vaultSuffix, ingestionSuffix, blobSuffix } = clouds[cloud];
    const read = reading("CLOUD", cloud);
    expect(read).toThrow("3 app settings are missing or wrong:");
    expect(read).toThrow(`KEY_VAULT_URI is not an https address under ${vaultSuffix}.`);
    expect(read).toThrow(`LOGS_INGESTION_ENDPOINT is not an https address under ${ingestionSuffix}.`);
    expect(read).toThrow(`STORAGE_BLOB_URI is not an https address under ${blobSuffix}.`);
  });

  it.each(["Public", "germany", "toString", "__proto__", "azure"])("is not %s", (cloud) => {
    expect(reading("CLOUD", cloud)).toThrow("CLOUD is none of public, usgov, china.");
  });
});

describe("names and identifiers", () => {
  it.each([
    [
      "ONEPASSWORD_SECRET_NAME",
      ["a", "onepassword-events-token", "A1-", "x".repeat(100)],
      ["a b", "a_b", "a/b", "é", "x".repeat(101)],
    ],
    [
      "DCR_IMMUTABLE_ID",
      ["dcr-0123456789abcdef0123456789abcdef"],
      [
        "dcr-0123456789abcdef0123456789abcde",
        "dcr-0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdef",
        "dcr-0123456789ABCDEF0123456789ABCDEF",
        "xdcr-0123456789abcdef0123456789abcdef",
      ],
    ],
    [
      "DCR_STREAM_NAME",
      ["Custom-A", `Custom-${"x".repeat(60)}`],
      ["Custom-", "custom-A", "A", "xCustom-A", "Custom-A B", `Custom-${"x".repeat(61)}`],
    ],
    [
      "AZURE_CLIENT_ID",
      ["01234567-89ab-cdef-0123-456789abcdef", "01234567-89AB-CDEF-0123-456789ABCDEF"],
      [
        "0123456789abcdef0123456789abcdef",
        "{01234567-89ab-cdef-0123-456789abcdef}",
        "01234567-89ab-cdef-0123-456789abcdefa",
        "g1234567-89ab-cdef-0123-456789abcdef",
        "01234567-89ab-cdef-456789abcdef",
      ],
    ],
    [
      "COLLECT_SCHEDULE",
      ["0 */5 * * * *", "0,30 0-9 1 1 * MON"],
      ["*/5 * * * *", "0 */5 * * * * *", "00:05:00", "0  */5 * * * *", "%OTHER%"],
    ],
  ])("%s is checked by its shape", (name, right, wrong) => {
    for (const text of right) expect(reading(name, text)).not.toThrow();
    for (const text of wrong) expect(reading(name, text)).toThrow(`${name} is not `);
  });
});

describe("a duration", () => {
  it.each([
    ["FIRST_RUN_LOOKBACK", "P120D", "P120DT1S"],
    ["RUN_BUDGET", "PT9M", "PT9M0.001S"],
    ["CURSOR_RESET_OVERLAP", "P30D", "P30DT1S"],
  ])("%s is at most %s", (name, longest, tooLong) => {
    expect(reading(name, longest)).not.toThrow();
    expect(reading(name, "PT4S")).not.toThrow();
    expect(reading(name, tooLong)).toThrow(`${name} is longer than ${longest}.`);
    expect(reading(name, "PT0S")).toThrow(`${name} is not longer than nothing.`);
    for (const text of ["-PT1S", "5", "five minutes", "P1M", "PT1H30"])
      expect(reading(name, text)).toThrow(
        `${name} is not an ISO 8601 duration of weeks, days, hours, minutes and seconds.`,
      );
  });

  it("of a run is long enough for a request, which may take a quarter of it", () => {
    expect(reading("RUN_BUDGET", "PT3.999S")).toThrow(
      "RUN_BUDGET is shorter than PT4S (a request may take a quarter of it).",
    );
  });

  it.each(["FIRST_RUN_LOOKBACK", "CURSOR_RESET_OVERLAP"])("%s may be as short as a second", (name) => {
    expect(reading(name, "PT1S")).not.toThrow();
  });

  it("is read as milliseconds", () => {
    const durations = { FIRST_RUN_LOOKBACK: "P1D", RUN_BUDGET: "PT1M", CURSOR_RESET_OVERLAP: "PT1H" };
    expect(readConfig({ ...requiredSettings, ...durations })).toMatchObject({
      firstRunLookbackMs: 86_400_000,
      runBudgetMs: 60_000,
      cursorResetOverlapMs: 3_600_000,
    });
  });
});

describe("excluded actions", () => {
  it("are a list of stream/action", () => {
    const text = "itemusages/server-fetch, itemusages/fill ,auditevents/view,,signinattempts/mfa_ok,itemusages/fill,";
    expect(reading("EXCLUDED_ACTIONS", text)().excludedActions).toEqual(
      new Map([
        ["itemusages", new Set(["server-fetch", "fill"])],
        ["auditevents", new Set(["view"])],
        ["signinattempts", new Set(["mfa_ok"])],
      ]),
    );
    expect(reading("EXCLUDED_ACTIONS", " , ,")().excludedActions).toEqual(new Map());
  });

  it.each([
    "server-fetch",
    "itemusages",
    "itemusages/",
    "/fill",
    "healthevents/ok",
    "ItemUsages/fill",
    "itemusages/fill/x",
    "itemusages/a b",
    "itemusages /fill",
    "itemusages/fill;auditevents/view",
    "itemusages/fill,nonsense",
    "itemusages/*",
  ])("are not %j", (text) => {
    expect(reading("EXCLUDED_ACTIONS", text)).toThrow(
      "EXCLUDED_ACTIONS is not a comma list of stream/action (streams: signinattempts, itemusages, auditevents).",
    );
  });
});
