import { createArrivals, standingOf } from "../../local-cloud/arrivals.ts";
import { createIncidents } from "../../local-cloud/azure/sentinel/incidents.ts";
import type { Incidents } from "../../local-cloud/azure/sentinel/incidents.ts";
import { createResourceStore } from "../../local-cloud/azure/resource-manager/resources.ts";
import { alertRuleType } from "../../local-cloud/azure/sentinel/rule-of-resource.ts";
import { createWorkspace } from "../../local-cloud/azure/workspace.ts";
import { createFaultSwitches } from "../../local-cloud/fault-switches.ts";
import { createFaults } from "../../local-cloud/faults.ts";
import type { Faults } from "../../local-cloud/faults.ts";
import { healthRules } from "../../local-cloud/health-rules.ts";
import { tableName } from "../../local-cloud/hosts.ts";
import { createRequestLog } from "../../local-cloud/request-log.ts";
import type { RequestLog } from "../../local-cloud/request-log.ts";
import { createRunLog } from "../../local-cloud/run-log.ts";
import type { RunLog, RunResult } from "../../local-cloud/run-log.ts";
import type { StreamLine } from "../../local-cloud/run-lines.ts";
import type { ConnectorDependencies } from "../../local-cloud/page-server/routes/connector.ts";
import { readRules } from "../../tools/content/files/rule-file.ts";
import { sampleAlert, sampleRule } from "../local-cloud/azure/sentinel/samples.ts";

/** Noon of some day. */
export const noon = Date.parse("2026-03-10T12:00:00Z");

/** The connector without a network, a process or a clock that goes on, for its routes and its view. */
export interface ConnectorWorld {
  readonly dependencies: Required<ConnectorDependencies>;
  readonly runs: RunLog;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly incidents: Incidents;
  /** Runs that somebody asked for. */
  readonly asked: () => number;
  /** Events that 1Password has of each stream; the table has none of them yet. */
  generate(events: number): void;
  /** Events of a stream arrive, by uuid. */
  arrive(stream: string, ...uuids: readonly string[]): void;
  /** A run begins at noon and some seconds, and ends a second later. */
  run(afterSeconds: number, result: Partial<RunResult>): void;
  /** An incident of one of the rules that watch the connector; unless told, of "Connector refused". */
  openIncident(rule?: keyof typeof healthRules): string;
}

/** What a run says of a stream that it has drained. */
export function streamLine(stream: string, changes: Partial<StreamLine> = {}): StreamLine {
  const counts = { events: 10, pages: 1, lagSeconds: 0, seconds: 0.5, message: undefined };
  return { stream, category: "ok", outcome: "drained", ...counts, ...changes };
}

export const streams = ["auditevents", "itemusages", "signinattempts"] as const;

/** What is read of the table. */
const columns = [
  { name: "TimeGenerated", type: "datetime" },
  { name: "timestamp", type: "datetime" },
  { name: "log_source", type: "string" },
  { name: "uuid_s", type: "string" },
] as const;

export function createConnectorWorld(): ConnectorWorld {
  const workspace = createWorkspace([{ name: tableName, columns }]);
  const [faults, requests, runs] = [createFaults(), createRequestLog(), createRunLog()];
  let made = 0;
  const incidents = createIncidents(() => `incident-${(made += 1)}`);
  const arrived = createArrivals(workspace);
  let [generated, asked] = [0, 0];
  const clock = { now: () => noon };
  const standing = (at: number) => standingOf(new Map(streams.map((stream) => [stream, generated])), arrived(), at);
  return {
    dependencies: {
      cloud: {
        clock,
        connector: { functionAppName: "contoso" },
        manager: { resources: deployedHealthRules() },
        requests,
        sentinel: { incidents },
        workspace,
      },
      connector: {
        collecting: {
          runs,
          startNow() {
            if (runs.runningSince() !== undefined) return false;
            asked += 1;
            return true;
          },
        },
        stage: { arrived, standing: () => standing(noon), faultSwitches: createFaultSwitches(faults) },
        speed: 30,
      },
    },
    runs,
    faults,
    requests,
    incidents,
    asked: () => asked,
    generate: (events) => void (generated += events),
    arrive(stream, ...uuids) {
      const time = new Date(noon - 60_000).toISOString();
      const rows = uuids.map((uuid) => ({ TimeGenerated: time, timestamp: time, log_source: stream, uuid_s: uuid }));
      workspace.append(tableName, { ingestedAt: noon, rows });
    },
    run(afterSeconds, result) {
      const at = noon + afterSeconds * 1_000;
      const end = runs.begin({ at, isOnDemand: false });
      end(at + 1_000, { ok: true, lines: [], log: [], standing: standing(at + 1_000), ...result });
    },
    openIncident(rule = "connector-refused") {
      const id = healthRules[rule];
      incidents.take({ ...sampleRule, id }, [{ ...sampleAlert, ruleId: id, title: "1Password connector refused" }]);
      return `incident-${made}`;
    },
  };
}

const rules = readRules(new URL("../../", import.meta.url).pathname, Object.keys(healthRules));

function deployedHealthRules() {
  const resources = createResourceStore();
  for (const rule of rules) {
    const { id, name, query } = rule;
    const properties = { displayName: name, enabled: true, query, queryFrequency: "PT15M", queryPeriod: "P1D" };
    const body = { properties: { ...properties, severity: "Medium" } };
    resources.put({ id, name: id, type: alertRuleType, apiVersion: "2025-09-01", sent: body, answered: body });
  }
  return resources;
}
