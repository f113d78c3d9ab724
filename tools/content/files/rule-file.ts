import * as v from "valibot";
import { readFolder } from "./read-folder.ts";
import { ruleTest } from "./rule-test.ts";

const text = v.pipe(v.string(), v.nonEmpty());
const severity = v.picklist(["High", "Medium", "Low", "Informational"]);
/** Short: `5m`, `1h`, `14d`. */
const span = v.pipe(v.string(), v.regex(/^\d+[mhd]$/u, "give a number and m, h or d, such as 15m"));

const grouping = v.strictObject({
  enabled: v.boolean(),
  reopenClosedIncident: v.boolean(),
  lookbackDuration: span,
  matchingMethod: v.picklist(["AllEntities", "AnyAlert", "Selected"]),
  groupByEntities: v.optional(v.array(text), []),
  groupByAlertDetails: v.optional(v.array(v.picklist(["DisplayName", "Severity"])), []),
  groupByCustomDetails: v.optional(v.array(text), []),
});

const runbookStep = v.strictObject({
  step: text,
  /** Time that is looked at, in words. */
  window: text,
  /** Parser or table. */
  look: text,
  columns: v.pipe(v.array(text), v.minLength(1)),
});

/** `analytics-rules/<what-happened>.yaml`: Azure-Sentinel's keys, then ours. */
export const ruleFile = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  /** Without the prefix that the build adds. */
  name: text,
  description: text,
  severity,
  requiredDataConnectors: v.array(v.strictObject({ connectorId: text, dataTypes: v.array(text) })),
  queryFrequency: span,
  queryPeriod: span,
  triggerOperator: v.picklist(["gt", "lt", "eq", "ne"]),
  triggerThreshold: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  tactics: v.array(text),
  relevantTechniques: v.array(text),
  query: text,
  entityMappings: v.optional(
    v.array(
      v.strictObject({
        entityType: text,
        fieldMappings: v.array(v.strictObject({ identifier: text, columnName: text })),
      }),
    ),
    [],
  ),
  customDetails: v.optional(v.record(v.string(), text), {}),
  alertDetailsOverride: v.optional(
    v.strictObject({
      alertDisplayNameFormat: v.exactOptional(text),
      alertDescriptionFormat: v.exactOptional(text),
      alertSeverityColumnName: v.exactOptional(text),
      alertTacticsColumnName: v.exactOptional(text),
    }),
    {},
  ),
  eventGroupingSettings: v.strictObject({ aggregationKind: v.picklist(["SingleAlert", "AlertPerResult"]) }),
  incidentConfiguration: v.strictObject({ createIncident: v.boolean(), groupingConfiguration: grouping }),
  /** What it cannot work without; with any, it is deployed disabled. */
  needs: v.optional(v.array(text), []),
  /** Ids of `analytics-rules/vendor-detections.yaml`. */
  covers: v.optional(v.array(text), []),
  tuning: v.optional(v.array(v.strictObject({ knob: text, change: text })), []),
  falsePositives: v.array(text),
  blindSpots: v.array(text),
  runbook: v.array(runbookStep),
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/u, "give three numbers, such as 1.0.0")),
  kind: v.literal("Scheduled"),
  tests: v.array(ruleTest),
  /** Tests that are made of each firing test and cannot hold for this rule, with the reason. */
  exceptions: v.optional(
    v.strictObject({ late: v.exactOptional(text), repeated: v.exactOptional(text), backfill: v.exactOptional(text) }),
    {},
  ),
});

/** A rule, with the name of its file without `.yaml` (`vault-exported`). */
export type RuleFile = Readonly<v.InferOutput<typeof ruleFile>> & { readonly slug: string };

/**
 * The rules of the project, by slug.
 * @param root - Folder of the project.
 * @param slugs - Only these; undefined for all.
 * @throws ContentError
 */
export function readRules(root: string, slugs?: readonly string[]): RuleFile[] {
  const choice = { except: ["vendor-detections"], ...(slugs === undefined ? {} : { wanted: slugs }) };
  const files = readFolder(root, "analytics-rules", ruleFile, choice);
  return [...files].map(([slug, rule]) => Object.assign({ slug }, rule));
}
