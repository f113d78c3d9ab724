import { type Alert, type Entity, entityName } from "../../../local-cloud/azure/sentinel/alert.ts";
import type { ExpectedAlert } from "../files/rule-test.ts";
import { sayMoment } from "./play-time.ts";

/** What {@link compareAlerts} says when nothing is wrong. */
export const asExpected = "as expected";

/** What is wrong with the alerts of a test, as text for whoever writes the rule. */
export function compareAlerts(expected: readonly ExpectedAlert[], got: readonly Alert[]): string {
  const left = [...got];
  const missing: ExpectedAlert[] = [];
  for (const alert of expected) {
    const index = left.findIndex((candidate) => isExpected(alert, candidate));
    if (index === -1) missing.push(alert);
    else left.splice(index, 1);
  }
  if (missing.length === 0 && left.length === 0) return asExpected;
  const repeated = new Set(got.map(({ title }) => title)).size < got.length && missing.length === 0;
  return [
    `expected ${expected.length}, got ${got.length}${repeated ? " (an alert comes again)" : ""}`,
    ...section("missing:", missing.map(sayExpected)),
    ...section("not expected:", left.map(sayAlert)),
    ...section("as expected:", got.filter((alert) => !left.includes(alert)).map(sayAlert)),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function isExpected({ title, severity, entities = [], details = {} }: ExpectedAlert, alert: Alert): boolean {
  const has = new Set(alert.entities.map(sayEntity));
  return (
    title === alert.title &&
    (severity === undefined || severity === alert.severity) &&
    entities.every((entity) => has.has(entity)) &&
    Object.entries(details).every(([name, value]) => String(value) === sayDetail(alert.details[name]))
  );
}

function sayEntity(entity: Entity): string {
  return `${entity.type} ${entityName(entity)}`;
}

/** Several values are shown one after the other. */
function sayDetail(values: readonly string[] | undefined): string {
  return (values ?? []).join(", ");
}

function sayExpected({ title, severity, entities = [], details = {} }: ExpectedAlert): string {
  return `${severity ?? "any severity"} "${title}" [${entities.join("; ")}] ${JSON.stringify(details)}`;
}

function sayAlert(alert: Alert): string {
  const details = Object.fromEntries(Object.entries(alert.details).map(([name, values]) => [name, sayDetail(values)]));
  const entities = alert.entities.map(sayEntity).join("; ");
  return `${sayMoment(alert.at)} ${alert.severity} "${alert.title}" [${entities}] ${JSON.stringify(details)}`;
}
