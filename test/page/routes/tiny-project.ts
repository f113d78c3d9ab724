import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const project = path.join(import.meta.dirname, "../../..");

/** A rule's file: who makes an audit event. Its only test expects an alert about somebody. */
export function tinyRule(expected: string): string {
  return `
id: 0f6a5f0e-9f3f-4b43-8f43-0a4d8f3e2f11
name: Somebody did something
description: A rule as small as can be.
severity: Low
requiredDataConnectors:
  - { connectorId: OnePasswordEvents, dataTypes: [OnePasswordEventLogs_CL] }
queryFrequency: 1h
queryPeriod: 1d
triggerOperator: gt
triggerThreshold: 0
tactics: [Impact]
relevantTechniques: [T1531]
query: |
  let frequency = 1h;
  OnePasswordEventLogs_CL
  | where ingestion_time() > ago(frequency + 5m) and ingestion_time() <= ago(5m)
  | project UserEmail = tostring(actor_details.email)
alertDetailsOverride: { alertDisplayNameFormat: "{{UserEmail}} did it" }
eventGroupingSettings: { aggregationKind: AlertPerResult }
incidentConfiguration:
  createIncident: true
  groupingConfiguration: { enabled: false, reopenClosedIncident: false, lookbackDuration: 1d, matchingMethod: AllEntities }
falsePositives: []
blindSpots: []
runbook: []
version: 1.0.0
kind: Scheduled
exceptions: { late: It is tiny., repeated: It is tiny., backfill: It is tiny. }
tests:
  - name: somebody does something
    events: [{ audit: { action: update, object_type: user }, at: "10:00", by: ines@contoso.example }]
    alerts: [{ title: ${expected} did it }]
`;
}

/** A folder as the project's, with one rule. */
export interface TinyProject extends Disposable {
  readonly root: string;
  /** Writes the file of a rule, or of what else is content: `analytics-rules/tiny.yaml`. */
  write(file: string, text: string): void;
}

export function createTinyProject(): TinyProject {
  const root = mkdtempSync(path.join(tmpdir(), "content-"));
  const table = "infra/tables/OnePasswordEventLogs_CL.json";
  cpSync(path.join(project, table), path.join(root, table), { recursive: true });
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  write("analytics-rules/tiny.yaml", tinyRule("ines@contoso.example"));
  return { root, write, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
}
