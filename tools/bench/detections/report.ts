import { severities } from "../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import type { Severity } from "../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import type { Detections } from "./measure.ts";
import type { PlayedRule, PlayedScenario } from "./play.ts";

/** The goals of the detections. People read alerts that open no incident too, so all of them together have the same goal. */
const goals = { alertsADay: 3, gravest: "Medium" } as const;

/** What the quiet days and the attacks came to. */
export interface Verdict {
  /** Of rules that open incidents. */
  readonly alertsADay: number;
  /** Of rules whose alerts open no incident. */
  readonly silentAlertsADay: number;
  /** Of all rules. */
  readonly allAlertsADay: number;
  /** Alerts graver than the goal allows. */
  readonly tooGrave: readonly { readonly rule: string; readonly severity: Severity; readonly title: string }[];
  readonly missed: readonly { readonly attack: string; readonly rule: string; readonly why: string }[];
  readonly failed: readonly { readonly rule: string; readonly error: string }[];
  readonly isGood: boolean;
}

/** Compares what was measured with the goals. */
export function judge({ quiet, scenarios, days }: Detections): Verdict {
  const aDay = (rules: readonly PlayedRule[]): number =>
    rules.reduce((sum, { alerts }) => sum + alerts.length, 0) / days;
  const opening = quiet.filter(({ opensIncidents }) => opensIncidents);
  const alertsADay = aDay(opening);
  const silentAlertsADay = aDay(quiet.filter(({ opensIncidents }) => !opensIncidents));
  const allAlertsADay = aDay(quiet);
  const tooGrave = quiet.flatMap(({ slug, alerts }) =>
    alerts.filter(isTooGrave).map(({ severity, title }) => ({ rule: slug, severity, title })),
  );
  const missed = scenarios.flatMap(({ name, rules }) =>
    rules
      .filter(({ outcome }) => outcome !== "fired")
      .map(({ slug, outcome, error }) => ({ attack: name, rule: slug, why: error ?? outcome })),
  );
  const failed = quiet.flatMap(({ slug, error }) => (error === undefined ? [] : [{ rule: slug, error }]));
  // All of them hold those that open incidents.
  const isGood =
    allAlertsADay <= goals.alertsADay && tooGrave.length === 0 && missed.length === 0 && failed.length === 0;
  return { alertsADay, silentAlertsADay, allAlertsADay, tooGrave, missed, failed, isGood };
}

/** Whether an alert of a quiet day is graver than the goal allows. */
export function isTooGrave({ severity }: { readonly severity: Severity }): boolean {
  return severities.indexOf(severity) < severities.indexOf(goals.gravest);
}

/** The report for people to read. */
export function reportLines(detections: Detections): readonly string[] {
  const { people, days, rows, quiet, scenarios, seconds } = detections;
  const verdict = judge(detections);
  const loud = quiet.filter(({ alerts }) => alerts.length > 0);
  return [
    `${days} quiet days of ${people} people, ${rows} rows; ${quiet.length} rules that need nothing else`,
    "",
    "alerts a day  in all  severity       rule",
    ...loud.flatMap((rule) => ruleLines(rule, days)),
    `${figure(verdict.alertsADay)}  of all rules that open incidents (goal: at most ${goals.alertsADay}); ${quiet.length - loud.length} rules were silent`,
    `${figure(verdict.silentAlertsADay)}  of rules whose alerts open no incident`,
    `${figure(verdict.allAlertsADay)}  of all rules (goal: at most ${goals.alertsADay})`,
    `${String(verdict.tooGrave.length).padStart(12)}  graver than ${goals.gravest} (goal: 0)`,
    ...verdict.tooGrave.map(({ rule, severity, title }) => `              ${severity}: ${rule}: ${title}`),
    ...verdict.failed.map(({ rule, error }) => `              failed: ${rule}: ${error}`),
    "",
    "after         rule that must fire                           attack",
    ...scenarios.flatMap(scenarioLines),
    "",
    `${scenarios.filter(isCaught).length} of ${scenarios.length} attacks were caught by every rule that should see them.`,
    `${Math.round(seconds)} s in all.`,
  ];
}

const isCaught = ({ rules }: PlayedScenario): boolean => rules.every(({ outcome }) => outcome === "fired");

function ruleLines({ slug, severity, alerts, opensIncidents }: PlayedRule, days: number): readonly string[] {
  const mark = opensIncidents ? "" : "no incident; ";
  const example = alerts[0]?.title ?? "";
  const all = String(alerts.length).padStart(6);
  return [`${figure(alerts.length / days)}  ${all}  ${severity.padEnd(13)}  ${slug} (${mark}${example})`];
}

function figure(value: number): string {
  return value.toFixed(2).padStart(12);
}

function scenarioLines({ name, rules }: PlayedScenario): readonly string[] {
  return rules.map(({ slug, outcome, afterMinutes, error }) => {
    const after = outcome === "fired" ? sayMinutes(afterMinutes ?? 0) : outcome.toUpperCase();
    return `${after.padEnd(12)}  ${slug.padEnd(44)}  ${name}${error === undefined ? "" : `: ${error}`}`;
  });
}

function sayMinutes(minutes: number): string {
  return minutes < 120 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
