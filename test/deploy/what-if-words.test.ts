import { describe, expect, it } from "vitest";
import { readWhatIf } from "../../tools/deploy/azure/what-if-answer.ts";
import { forecast } from "../../tools/deploy/what-if-words.ts";

const group = "/subscriptions/s/resourceGroups/g/providers";
const secret = `${group}/Microsoft.KeyVault/vaults/kv/secrets/token`;
const storage = `${group}/Microsoft.Storage/storageAccounts/st`;

function change(changeType: string, more: object = {}): object {
  return { resourceId: storage, changeType, ...more };
}

function modified(path: string, before: unknown, after: unknown): object {
  return { path, propertyChangeType: "Modify", before, after, children: null };
}

/** The forecast of an answer as it crosses the wire. */
function forecastOf(changes: readonly object[], diagnostics: readonly object[] = []) {
  return forecast(readWhatIf(JSON.stringify({ status: "Succeeded", properties: { changes, diagnostics } })));
}

describe("what a deployment would change", () => {
  it("is nothing when everything stays, whatever else is in the group", () => {
    expect(forecastOf([change("NoChange"), change("NoChange"), change("Ignore")])).toEqual({
      nothing: true,
      lines: ["Stays as it is: 2", "Not ours, not touched: 1"],
    });
  });

  it.each(["Create", "Modify", "Delete", "Deploy", "Unsupported"])("is something with %s", (type) => {
    expect(forecastOf([change(type)])).toMatchObject({
      nothing: false,
      lines: [expect.stringMatching(/: 1$/u), "  storage account st"],
    });
  });

  it("is not known to be nothing when Azure has something to note", () => {
    const note = { level: "Warning", code: "NestedDeploymentShortCircuited", message: "Not all was looked at." };
    expect(forecastOf([change("NoChange")], [note])).toEqual({
      nothing: false,
      lines: ["Stays as it is: 1", "Note of Azure: Not all was looked at."],
    });
  });

  it("is grouped: new, changed, then the rest", () => {
    const { lines } = forecastOf([change("NoChange"), change("Modify"), change("Create"), change("Create")]);
    expect(lines.filter((line) => !line.startsWith(" "))).toEqual(["New: 2", "Changed: 1", "Stays as it is: 1"]);
  });

  it("shows each property, and leaves out what Azure sets itself", () => {
    const delta = [
      modified("properties.minimumTlsVersion", "TLS1_0", "TLS1_2"),
      { path: "tags.owner", propertyChangeType: "Delete", before: "me" },
      { path: "properties.allowSharedKeyAccess", propertyChangeType: "Create", after: false },
      { path: "properties.encryption", propertyChangeType: "NoEffect", after: {} },
      {
        path: "properties.rules",
        propertyChangeType: "Array",
        children: [{ path: "0", propertyChangeType: "Modify", children: [modified("name", "a", "b")] }],
      },
    ];
    expect(forecastOf([change("Modify", { delta })]).lines).toEqual([
      "Changed: 1",
      "  storage account st",
      '    ~ properties.minimumTlsVersion: "TLS1_0" -> "TLS1_2"',
      '    - tags.owner: "me"',
      "    + properties.allowSharedKeyAccess: false",
      '    ~ properties.rules[0].name: "a" -> "b"',
    ]);
  });

  it("never shows a secret", () => {
    const changes = [
      change("Modify", { resourceId: secret, delta: [modified("properties.value", "hush 1", "hush 2")] }),
      change("Modify", { delta: [modified("properties.onePasswordToken", "hush 3", "hush 4")] }),
      change("Modify", { delta: [modified("properties.connectionString", "hush 5", "hush 6")] }),
    ];
    const shown = forecastOf(changes).lines.join("\n");
    expect(shown).not.toContain("hush");
    expect(shown).toContain("~ properties.value: ***** -> *****");
  });

  it("cuts long values", () => {
    const delta = [modified("properties.query", "a", "b".repeat(500))];
    const line = forecastOf([change("Modify", { delta })]).lines[2];
    expect(line).toMatch(/b\.\.\. \(502 characters\)$/u);
    expect(line?.length).toBeLessThan(130);
  });

  it("calls rules by the name that people know", () => {
    const resourceId = `${group}/Microsoft.OperationalInsights/workspaces/w/providers/Microsoft.SecurityInsights/alertRules/1`;
    const after = { properties: { displayName: "Vault exported" } };
    expect(forecastOf([change("Create", { resourceId, after })]).lines).toContain(
      '  analytics rule 1 on workspace w "Vault exported"',
    );
  });

  it("says why Azure cannot tell", () => {
    const { lines } = forecastOf([change("Unsupported", { unsupportedReason: "its name is not known yet" })]);
    expect(lines).toEqual(["Azure cannot tell beforehand: 1", "  storage account st: its name is not known yet"]);
  });
});

describe("an answer to what-if", () => {
  it("may say that Azure cannot tell", () => {
    const error = { code: "InvalidTemplate", message: "No." };
    expect(readWhatIf(JSON.stringify({ status: "Failed", error }))).toEqual({ error, changes: [], notes: [] });
  });

  it("may leave out what it has none of", () => {
    expect(readWhatIf('{"status":"Succeeded"}')).toEqual({ error: undefined, changes: [], notes: [] });
    expect(readWhatIf('{"status":"Succeeded","error":null,"properties":{"changes":null}}')).toEqual({
      error: undefined,
      changes: [],
      notes: [],
    });
  });
});
