import type { ConnectorAnswer, HealthRule, RunAnswer } from "../../../local-cloud/page-server/answers/connector.ts";
import { clockText } from "../../words/moment-text.ts";
import { categoriesOf, failedStreams } from "./words.ts";

/** How it is with the connector. */
export interface Health {
  readonly tone: "good" | "warning" | "bad" | "none";
  /** In a word or two. */
  readonly word: string;
  /** In a sentence, which stays the same as long as nothing changes: it is read out. */
  readonly sentence: string;
}

export function healthOf({ isDeployed, work }: ConnectorAnswer): Health {
  if (!isDeployed) return { tone: "none", word: "Not deployed", sentence: "The template is not deployed yet." };
  if (work === undefined) return { tone: "none", word: "At rest", sentence: "No function runs here." };
  const [last] = work.runs;
  if (last === undefined) return { tone: "none", word: "Starting", sentence: "The first run is under way." };
  const since = clockText(streakOf(work.runs).at(-1)?.begun ?? last.begun);
  if (!last.ok) {
    const why = categoriesOf(last).join(", ");
    const rows = last.lines.length === 0 ? " No health row arrives." : "";
    const reason = why === "" ? "" : `: ${why} (${failedStreams(last)})`;
    return { tone: "bad", word: "Failing", sentence: `Collection fails since ${since} UTC${reason}.${rows}` };
  }
  if (last.lines.some(({ outcome }) => outcome === "budget_spent" || outcome === "rate_limited")) {
    return {
      tone: "warning",
      word: "Behind",
      sentence: "Collection works, and more is waiting than one run can take.",
    };
  }
  return { tone: "good", word: "Healthy", sentence: `Collection works since ${since} UTC.` };
}

/** The newest runs that all failed, or all did not; the newest first. */
function streakOf(runs: readonly RunAnswer[]): readonly RunAnswer[] {
  const end = runs.findIndex(({ ok }) => ok !== runs[0]?.ok);
  return end === -1 ? runs : runs.slice(0, end);
}

/** What the rule "Connector refused" tells after two runs: its knob `refusals` (analytics-rules/connector-refused.yaml). */
export const refusals: readonly string[] = [
  "settings_invalid",
  "identity_failed",
  "vault_refused",
  "secret_missing",
  "credentials_failed",
  "feature_missing",
  "events_refused",
  "ingestion_refused",
  "storage_refused",
  "checkpoint_unreadable",
];

/** How long the rule "Connector silent" waits: its knob `silence` (analytics-rules/connector-silent.yaml). */
const silenceMs = 3_600_000;

/** Which incident is to be expected if the failure goes on; undefined when it is open, or none can be told. */
export function expectationOf({ incidents, streams, rules, work }: ConnectorAnswer): string | undefined {
  const last = work?.runs[0];
  if (last === undefined || last.ok) return undefined;
  const ruleOf = (name: string): HealthRule | undefined => rules.find((rule) => rule.name.includes(name));
  const isOpen = (rule: HealthRule | undefined): boolean => incidents.some(({ ruleId }) => ruleId === rule?.id);
  if (last.lines.length > 0 && categoriesOf(last).some((category) => refusals.includes(category))) {
    const rule = ruleOf("Connector refused");
    if (isOpen(rule)) return undefined;
    const every = rule === undefined ? "" : ` It runs every ${rule.hereEverySeconds} s here.`;
    return `The rule Connector refused opens an incident after two such runs.${every}`;
  }
  if (isOpen(ruleOf("Connector silent"))) return undefined;
  const good = streams.map(({ lastGood }) => lastGood).filter((at) => at !== undefined);
  if (good.length === 0) return "There was no good run yet, so the rule Connector silent has nothing to compare with.";
  const due = clockText(Math.min(...good) + silenceMs);
  return `If this goes on, the rule Connector silent opens an incident at about ${due} UTC: an hour after the last good run. That hour is not sped up.`;
}
