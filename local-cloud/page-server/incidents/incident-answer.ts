import { oneLine } from "../../../tools/content/build/deployed-hunting-query.ts";
import type { RuleFile } from "../../../tools/content/files/rule-file.ts";
import { type Alert, type Entity, entityName } from "../../azure/sentinel/alert.ts";
import { entitiesOfIncident, type Incident } from "../../azure/sentinel/incident.ts";
import type { AlertAnswer, IncidentAnswer, IncidentSummary, RuleAnswer, RunbookStep } from "../answers/incidents.ts";
import { activityOf, textsIn, userUuids } from "./evidence-cells.ts";
import type { IncidentContent } from "./incident-content.ts";
import { kqlList } from "./kql-text.ts";
import { linkedQueries } from "./linked-queries.ts";
import { runbookQuery } from "./runbook-query.ts";
import { windowOf } from "./step-window.ts";
import { timelineOf } from "./timeline.ts";

/** Entities that a line has room for. */
const shownEntities = 4;

/** People that are looked up at once. */
const mostPeople = 20;

/** @param ruleName - Name of the rule as it is deployed. */
export function summaryOf(incident: Incident, ruleName: string): IncidentSummary {
  const names = namesIn(incident);
  const { id, number, title, severity, status, owner, createdAt, changedAt, alerts } = incident;
  return {
    id,
    number,
    title,
    severity,
    status,
    createdAt,
    changedAt,
    owner: owner ?? null,
    rule: ruleName,
    tactics: different(alerts.flatMap(({ tactics }) => tactics)),
    alerts: alerts.length,
    entities: names.slice(0, shownEntities),
    moreEntities: Math.max(0, names.length - shownEntities),
  };
}

/** Lists are asked for every few seconds, and an incident that has changed is another object. */
const knownNames = new WeakMap<Incident, readonly string[]>();

function namesIn(incident: Incident): readonly string[] {
  const names = knownNames.get(incident) ?? entitiesOfIncident(incident).map(entityName);
  knownNames.set(incident, names);
  return names;
}

/** Everything about an incident, with what the rule's author wrote for whoever looks at it. */
export function answerOf(incident: Incident, ruleName: string, content: IncidentContent): IncidentAnswer {
  const rule = content.rules.get(incident.ruleId.toLowerCase());
  const entities = entitiesOfIncident(incident);
  const people = userUuids(incident);
  const allEntities = entities.map((entity) => {
    const { type, identifiers } = entity;
    const name = entityName(entity);
    return { type, identifiers, name, userUuid: (type === "Account" ? people.get(name.toLowerCase()) : null) ?? null };
  });
  const unknown = allEntities.filter(({ type, userUuid }) => type === "Account" && userUuid === null);
  const types = different(entities.map(({ type }) => type));
  return {
    ...summaryOf(incident, ruleName),
    description: incident.description,
    classification: incident.classification ?? null,
    techniques: different(rule?.relevantTechniques ?? incident.alerts.flatMap(({ techniques }) => techniques)),
    alertsWithEvidence: incident.alerts.map((alert, index) => alertAnswer(alert, index + 1)),
    allEntities,
    items: textsIn(incident, "ItemUuid"),
    ...timelineOf(incident),
    ...(rule === undefined ? {} : { ruleFile: ruleAnswer(rule) }),
    runbook: rule === undefined ? [] : runbookOf(rule, incident, entities, content),
    hunting: rule === undefined ? [] : linkedQueries(types, rule, content.huntingQueries),
    peopleQuery: unknown.length === 0 ? null : peopleQuery(unknown.map(({ name }) => name)),
  };
}

function alertAnswer(alert: Alert, number: number): AlertAnswer {
  const { at, title, description, severity, details, evidence, results } = alert;
  const entities = alert.entities.map(entityName);
  return { number, at, title, description, severity, entities, details, evidence: { ...evidence, total: results } };
}

function ruleAnswer(rule: RuleFile): RuleAnswer {
  return {
    slug: rule.slug,
    name: rule.name,
    description: oneLine(rule.description),
    frequency: rule.queryFrequency,
    period: rule.queryPeriod,
    techniques: rule.relevantTechniques,
    query: rule.query.trim(),
    falsePositives: rule.falsePositives.map(oneLine),
    blindSpots: rule.blindSpots.map(oneLine),
    tuning: rule.tuning.map(({ knob, change }) => ({ knob, change: oneLine(change) })),
  };
}

function runbookOf(
  rule: RuleFile,
  incident: Incident,
  entities: readonly Entity[],
  content: IncidentContent,
): RunbookStep[] {
  const activity = activityOf(incident);
  return rule.runbook.map(({ step, window, look, columns }) => ({
    step: oneLine(step),
    window,
    look,
    columns,
    query: runbookQuery({
      look,
      columns,
      known: content.columns.get(look) ?? columns,
      entities,
      window: windowOf(window, activity),
    }),
  }));
}

/** Who accounts are in 1Password: each has signed in, used an item, or done something. */
function peopleQuery(addresses: readonly string[]): string {
  const wanted = `where UserEmail in~ ${kqlList(addresses.slice(0, mostPeople))} and isnotempty(UserUuid)`;
  const parsers = ["OnePasswordSignIns", "OnePasswordItemUsages", "OnePasswordAuditEvents"];
  return [
    `union\n${parsers.map((parser) => `  (${parser} | ${wanted} | project EventTime, UserEmail, UserUuid)`).join(",\n")}`,
    "| summarize arg_max(EventTime, UserUuid) by UserEmail",
    "| project UserEmail, UserUuid",
  ].join("\n");
}

function different(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
