import type { Clock } from "../../clock.ts";
import type { DatabaseOf } from "../query/database.ts";
import type { ObservedResources } from "../resource-manager/resources.ts";
import { isAtOrBelow } from "../resource-manager/resources.ts";
import type { Incidents } from "./incidents.ts";
import { quickened } from "./quickened.ts";
import { alertRuleType, ruleOfResource } from "./rule-of-resource.ts";
import { delayMs } from "./run-rule.ts";
import type { ScheduledRule } from "./scheduled-rule.ts";
import { createSentinel, type Sentinel } from "./sentinel.ts";
import type { SentinelRecords } from "./sentinel-records.ts";

export interface DeployedSentinelOptions {
  readonly workspaceId: string;
  readonly resources: ObservedResources;
  readonly databaseOf: DatabaseOf;
  readonly incidents: Incidents;
  readonly records: SentinelRecords;
  readonly clock: Clock;
  /** How many times as often as deployed the rules run. With more than 1 they do not wait the five minutes either. Default 1. */
  readonly speed?: number;
  /** Told of rules that cannot run. Default: nobody. */
  readonly log?: (message: string) => void;
}

/** Sentinel with the rules that are deployed to a workspace. */
export function createDeployedSentinel(options: DeployedSentinelOptions): Sentinel {
  const { workspaceId, resources, databaseOf, incidents, records, clock, speed = 1, log } = options;
  incidents.onChanged((incident) => records.changed(incident));
  let rules: readonly ScheduledRule[] | undefined;
  resources.onChange(() => {
    rules = undefined;
  });
  return createSentinel({
    rules: () =>
      (rules ??= resources
        .list(alertRuleType)
        .filter(({ id }) => isAtOrBelow(id, workspaceId))
        .map((resource) => quickened(ruleOfResource(resource), speed))),
    database: () => databaseOf(workspaceId),
    incidents,
    clock,
    aheadMs: speed === 1 ? 0 : delayMs,
    onRun: (rule, alerts) => records.ran(rule, alerts),
    onFailure: (rule, error) =>
      log?.(`The rule ${rule.name} failed: ${error instanceof Error ? error.message : String(error)}`),
  });
}
