import type { Alert } from "../../../local-cloud/azure/sentinel/alert.ts";
import type { PeriodView } from "../../../local-cloud/azure/sentinel/period-view.ts";
import { quickened } from "../../../local-cloud/azure/sentinel/quickened.ts";
import { ruleOfFile } from "../../../local-cloud/azure/sentinel/rule-of-file.ts";
import { runRule } from "../../../local-cloud/azure/sentinel/run-rule.ts";
import type { ScheduledRule, Severity } from "../../../local-cloud/azure/sentinel/scheduled-rule.ts";
import type { Attack } from "../../../local-cloud/onepassword/attacks/attack.ts";
import type { RuleFile } from "../../content/files/rule-file.ts";
import type { PlayedAttack, World } from "./world.ts";

const hourMs = 3_600_000;

/** What a rule did in a time. */
export interface PlayedRule {
  readonly slug: string;
  readonly severity: Severity;
  /** Whether its alerts open incidents: the others wake nobody. */
  readonly opensIncidents: boolean;
  readonly runs: number;
  readonly seconds: number;
  readonly alerts: readonly { readonly at: number; readonly severity: Severity; readonly title: string }[];
  /** Why it stopped running. */
  readonly error?: string;
}

/** When a rule runs. Times in milliseconds since 1970. */
export interface Schedule {
  /** The first run is at this time or after it, the last before `to`. */
  readonly from: number;
  readonly to: number;
  /**
   * How many times rarer than its schedule it runs: it then looks at so much longer a stretch of arrivals each time (its knob `frequency`). A row is
   * judged later, as if it had arrived later; each rule's tests show that hours of lateness change no alert. Rules that run less than hourly, or
   * make one alert of all that a run finds, keep their schedule. @default 1
   */
  readonly rarer?: number;
}

/** Runs a rule on its schedule. */
export async function playRule(
  file: RuleFile,
  view: PeriodView,
  { from, to, rarer = 1 }: Schedule,
): Promise<PlayedRule> {
  const { slug, severity } = file;
  const scheduled = ruleOfFile(file);
  const keepsSchedule = scheduled.frequencyMs > hourMs || !scheduled.alertPerResult;
  const rule = keepsSchedule ? scheduled : quickened(scheduled, 1 / rarer);
  const started = performance.now();
  const alerts: Alert[] = [];
  let runs = 0;
  const result = (): PlayedRule => ({
    slug,
    severity,
    opensIncidents: file.incidentConfiguration.createIncident,
    runs,
    seconds: (performance.now() - started) / 1000,
    alerts: alerts.map((alert) => ({ at: alert.at, severity: alert.severity, title: alert.title })),
  });
  try {
    for (let at = firstRun(rule, from); at < to; at += rule.frequencyMs) {
      alerts.push(...(await runRule(rule, view, at)));
      runs++;
    }
  } catch (error) {
    return { ...result(), error: messageOf(error) };
  }
  return result();
}

/** What became of one rule that an attack should fire. */
export interface ExpectedRule {
  readonly slug: string;
  /** `missing`: there is no such rule. */
  readonly outcome: "fired" | "silent" | "missing" | "failed";
  /** Minutes from the first event of the attack to the first alert. */
  readonly afterMinutes?: number;
  readonly title?: string;
  readonly error?: string;
}

/** An attack and what was seen of it. */
export interface PlayedScenario {
  readonly name: string;
  readonly rules: readonly ExpectedRule[];
}

/**
 * Plays an attack in a company's workspace, and runs the rules that should see it until each has fired, at most for 26 hours after its
 * last event has arrived. An alert counts that would not be there without the attack.
 */
export async function playScenario(
  world: World,
  attack: Attack,
  { at, rules }: { readonly at: number; readonly rules: readonly RuleFile[] },
): Promise<PlayedScenario> {
  const played = await world.play(attack, at);
  const to = played.lastArrival + 26 * hourMs;
  const seen: ExpectedRule[] = [];
  for (const slug of attack.rules) {
    const file = rules.find((rule) => rule.slug === slug);
    if (file === undefined) {
      seen.push({ slug, outcome: "missing" });
      continue;
    }
    seen.push({ slug, ...(await firstAlert(world, ruleOfFile(file), { ...played, to })) });
  }
  return { name: attack.name, rules: seen };
}

type Search = PlayedAttack & { readonly to: number };

async function firstAlert(
  world: World,
  rule: ScheduledRule,
  { view, begins, to }: Search,
): Promise<Omit<ExpectedRule, "slug">> {
  try {
    for (let at = firstRun(rule, begins); at < to; at += rule.frequencyMs) {
      const alerts = await runRule(rule, view, at);
      if (alerts.length === 0) continue;
      const usual = new Set((await runRule(rule, world.quiet, at)).map(({ title }) => title));
      const alert = alerts.find(({ title }) => !usual.has(title));
      if (alert === undefined) continue;
      return { outcome: "fired", afterMinutes: Math.round((at - begins) / 60_000), title: alert.title };
    }
  } catch (error) {
    return { outcome: "failed", error: messageOf(error) };
  }
  return { outcome: "silent" };
}

function firstRun({ frequencyMs }: ScheduledRule, from: number): number {
  return Math.ceil(from / frequencyMs) * frequencyMs;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
