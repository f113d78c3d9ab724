import type { Entity } from "../../azure/sentinel/alert.ts";
import { entityName } from "../../azure/sentinel/alert.ts";
import { kqlList } from "./kql-text.ts";
import type { StepWindow } from "./step-window.ts";

/** Columns that hold an entity of a type, by which parser or table; the first that is there counts. */
const entityColumns = {
  Account: ["UserEmail", "UserPrincipalName"],
  IP: ["SrcIp", "IPAddress", "SourceIpAddress"],
  Host: ["DeviceName"],
} as const;

/** Most entities that a query names. */
const mostNamed = 50;

export interface StepQuestion {
  /** Parser or table. */
  readonly look: string;
  /** What the step wants to see. */
  readonly columns: readonly string[];
  /** All columns of the parser or table. */
  readonly known: readonly string[];
  readonly entities: readonly Entity[];
  readonly window: StepWindow;
}

/** A step of a runbook as a query about the entities of an incident, the newest events first. */
export function runbookQuery({ look, columns, known, entities, window: { from, to } }: StepQuestion): string {
  const time = ["EventTime", "TimeGenerated", "Timestamp"].find((name) => known.includes(name));
  const filter = entityFilter(known, entities);
  const sort = time === undefined ? [] : [`| sort by ${time} desc`];
  const project = `| project ${columns.join(", ")}`;
  return [
    look,
    ...(time === undefined || from === undefined ? [] : [`| where ${time} >= ${kqlTime(from)}`]),
    ...(time === undefined || to === undefined ? [] : [`| where ${time} <= ${kqlTime(to)}`]),
    ...(filter === undefined ? [] : [`| where ${filter}`]),
    // A column that is projected away can be sorted by only before.
    ...(time !== undefined && columns.includes(time) ? [project, ...sort] : [...sort, project]),
  ].join("\n");
}

/**
 * The incident's accounts or its addresses: a step asks what somebody else did from there as often as what the person did elsewhere. Hosts only
 * where there is neither.
 */
function entityFilter(known: readonly string[], entities: readonly Entity[]): string | undefined {
  const conditions = (types: readonly (keyof typeof entityColumns)[]): string[] =>
    types.flatMap((type) => {
      const names = entities.filter((entity) => entity.type === type).map(entityName);
      const column = entityColumns[type].find((name) => known.includes(name));
      return column === undefined || names.length === 0 ? [] : [`${column} in~ ${kqlList(names.slice(0, mostNamed))}`];
    });
  const found = conditions(["Account", "IP"]);
  const chosen = found.length > 0 ? found : conditions(["Host"]);
  return chosen.length === 0 ? undefined : chosen.join(" or ");
}

function kqlTime(at: number): string {
  return `datetime(${new Date(at).toISOString()})`;
}
