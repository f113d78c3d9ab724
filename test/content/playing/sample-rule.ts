import { readYaml } from "../../../tools/content/files/read-folder.ts";
import { ruleFile } from "../../../tools/content/files/rule-file.ts";

/** A rule that sees each audit event once, with a test. */
export function ruleWith(written: string, exceptions = "{}") {
  const read = readYaml(
    `
id: 5b1f6f38-7a0c-4a54-9d0e-2f1c8e7b3a91
name: Anything
description: Something happened.
severity: Low
requiredDataConnectors: []
queryFrequency: 1h
queryPeriod: 1d
triggerOperator: gt
triggerThreshold: 0
tactics: [Impact]
relevantTechniques: [T1485]
query: |
  OnePasswordAuditEvents(starttime=ago(1d))
  | where EventTime > ago(1d) and IngestionTime > ago(1h + 5m) and IngestionTime <= ago(5m)
  | project EventTime, UserEmail, Action, SrcIp
entityMappings: [{ entityType: IP, fieldMappings: [{ identifier: Address, columnName: SrcIp }] }]
customDetails: { What: Action }
alertDetailsOverride: { alertDisplayNameFormat: "{{UserEmail}} did {{Action}}" }
eventGroupingSettings: { aggregationKind: AlertPerResult }
incidentConfiguration:
  createIncident: true
  groupingConfiguration: { enabled: false, reopenClosedIncident: false, lookbackDuration: 1d, matchingMethod: AllEntities }
falsePositives: []
blindSpots: []
runbook: []
version: 1.0.0
kind: Scheduled
exceptions: ${exceptions}
tests:
  - name: the test
${written.trimEnd().replaceAll(/^/gmu, "    ")}
`,
    ruleFile,
  );
  if (!("value" in read)) throw new Error(read.problems.join("\n"));
  return { slug: "anything", ...read.value };
}

/** An event for that rule, as YAML. */
export const sampleEvent = `
events:
  - audit: { action: export, object_type: vault, object_uuid: vault-1 }
    at: "10:00"
    by: ines@contoso.example
    ip: 192.0.2.10
`;
/** And its alert. */
export const sampleAlert = `
alerts:
  - title: ines@contoso.example did export
    entities: [IP 192.0.2.10]
    details: { What: export }
`;
