import type { Alert } from "../../../local-cloud/azure/sentinel/alert.ts";
import { noon, sampleAlert } from "../../local-cloud/azure/sentinel/samples.ts";

/** Id of analytics-rules/vault-exported.yaml. */
export const vaultExported = "5b1f6f38-7a0c-4a54-9d0e-2f1c8e7b3a90";

export const ines = { type: "Account", identifiers: { Name: "ines", UPNSuffix: "contoso.example" } };
export const address = { type: "IP", identifiers: { Address: "192.0.2.10" } };

/** Ines exported a vault an hour before noon, and it was seen at noon. */
export const exportAlert: Alert = {
  ...sampleAlert,
  ruleId: vaultExported,
  title: "ines@contoso.example exported a 1Password vault",
  severity: "Medium",
  tactics: ["Exfiltration", "CredentialAccess"],
  techniques: ["T1555"],
  entities: [ines, address],
  details: { Vault: ["vault-1"] },
  evidence: {
    columns: [
      { name: "EventTime", type: "datetime" },
      { name: "UserEmail", type: "string" },
      { name: "SrcIp", type: "string" },
      { name: "AccountName", type: "string" },
      { name: "VaultUuid", type: "string" },
    ],
    rows: [[new Date(noon - 3_600_000).toISOString(), "ines@contoso.example", "192.0.2.10", "ines", "vault-1"]],
  },
};
