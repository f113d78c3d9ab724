import { describe, expect, test } from "vitest";

import type { Alert } from "../../../local-cloud/azure/sentinel/alert.ts";
import { asExpected, compareAlerts } from "../../../tools/content/playing/compare-alerts.ts";
import { dayStart } from "../../../tools/content/playing/play-time.ts";

describe("the comparison of alerts", () => {
  const alert: Alert = {
    ruleId: "rule",
    at: dayStart + 90 * 60_000,
    title: "Vault exported",
    description: "",
    severity: "Low",
    tactics: [],
    techniques: [],
    entities: [{ type: "Account", identifiers: { Name: "ines", UPNSuffix: "contoso.example" } }],
    details: { Vault: ["a", "b"] },
    results: 1,
    evidence: { columns: [], rows: [] },
  };
  const same = { title: "Vault exported" };

  test.each([
    ["the same title", [same], [alert]],
    ["values in a row", [{ ...same, details: { Vault: "a, b" } }], [alert]],
    ["an entity of several", [{ ...same, entities: ["Account ines@contoso.example"] }], [alert]],
    ["two of them in another order", [{ title: "Other" }, same], [alert, { ...alert, title: "Other" }]],
  ])("finds %s as expected", (_, wanted, got) => {
    expect(compareAlerts(wanted, got)).toBe(asExpected);
  });

  test.each([
    ["another title", [{ title: "Other" }], [alert]],
    ["another severity", [{ ...same, severity: "High" as const }], [alert]],
    ["another entity", [{ ...same, entities: ["IP 192.0.2.1"] }], [alert]],
    ["another detail", [{ ...same, details: { Vault: "a" } }], [alert]],
    ["one too many", [same], [alert, alert]],
    ["one too few", [same, same], [alert]],
    ["none", [same], []],
  ])("finds %s", (_, wanted, got) => {
    expect(compareAlerts(wanted, got)).toContain(`expected ${wanted.length}, got ${got.length}`);
  });

  test("tells whoever writes the rule when what came instead", () => {
    expect(compareAlerts([{ title: "Other", severity: "High" }], [alert])).toBe(
      [
        "expected 1, got 1",
        "missing:",
        '  High "Other" [] {}',
        "not expected:",
        '  D 01:30:00 Low "Vault exported" [Account ines@contoso.example] {"Vault":"a, b"}',
      ].join("\n"),
    );
  });
});
