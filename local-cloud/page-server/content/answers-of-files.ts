import type { HuntingQueryFile } from "../../../tools/content/files/hunting-query-file.ts";
import type { ParserFile } from "../../../tools/content/files/parser-file.ts";
import type { RuleFile } from "../../../tools/content/files/rule-file.ts";
import type { VendorDetections } from "../../../tools/content/files/vendor-detections.ts";
import type { WatchlistFile } from "../../../tools/content/files/watchlist-file.ts";
import type {
  HuntingQueryAnswer,
  HuntingQueryLine,
  ParserLine,
  RuleAnswer,
  RuleLine,
  WatchlistLine,
} from "../answers/content.ts";
import { type DeployedRule, lastAlertOf, queryOf, stateOf } from "./deployed-rules.ts";
import { watchlistsIn } from "./readers.ts";
import { groupingWords, triggerWords } from "./rule-words.ts";

/** A rule for the list. */
export function ruleLine(file: RuleFile, deployed: DeployedRule): RuleLine {
  const { slug, name, severity, tactics, relevantTechniques, queryFrequency, needs } = file;
  const of = { slug, name, severity, tactics, techniques: relevantTechniques, frequency: queryFrequency, needs };
  return { ...of, ...stateOf(deployed) };
}

/** Everything of a rule. */
export function ruleAnswer(file: RuleFile, deployed: DeployedRule, detections: VendorDetections): RuleAnswer {
  const { id, version, description, query, entityMappings, customDetails, tuning, falsePositives } = file;
  const { blindSpots, runbook, tests, exceptions, covers } = file;
  const texts = { id, version, description, query, falsePositives, blindSpots };
  const parts = { entityMappings, customDetails, tuning, runbook, tests, exceptions };
  const runs = queryOf(deployed);
  return {
    ...ruleLine(file, deployed),
    ...texts,
    ...parts,
    period: file.queryPeriod,
    hasChanged: runs !== undefined && runs !== query.trim(),
    trigger: triggerWords(file),
    isAlertPerRow: file.eventGroupingSettings.aggregationKind === "AlertPerResult",
    grouping: groupingWords(file),
    alertTexts: { ...file.alertDetailsOverride },
    covers: detections.flatMap(({ source, detections: ofSource }) =>
      ofSource.filter((each) => covers.includes(each.id)).map(({ detects }) => ({ source, detects })),
    ),
    watchlists: watchlistsIn(query),
    incidents: deployed.incidents.map((incident) => {
      const { id: incidentId, number, title, severity, status } = incident;
      return { id: incidentId, number, title, severity, status, lastAlert: lastAlertOf(incident) };
    }),
  };
}

/** A parser for the list. */
export function parserLine({ name, title, description, columns }: ParserFile): ParserLine {
  // As Microsoft names those that follow its schemas: vim<Schema><Product>, ASim<Schema><Product>.
  const kind = /^(?:vim|ASim)/u.test(name) ? "ASIM" : "1Password";
  return { name, kind, title, description, columnCount: columns.length };
}

/** A hunting query for the list. */
export function huntingQueryLine(file: HuntingQueryFile): HuntingQueryLine {
  const { slug, name, question, tactics, relevantTechniques: techniques, needs } = file;
  return { slug, name, question, tactics, techniques, needs };
}

/** Everything of a hunting query. */
export function huntingQueryAnswer(file: HuntingQueryFile): HuntingQueryAnswer {
  const { version, description, query, onHit, blindSpots, entityMappings, tests } = file;
  const of = { version, description, query, onHit, blindSpots, entityMappings, tests };
  return { ...huntingQueryLine(file), ...of, watchlists: watchlistsIn(query) };
}

/** A watchlist for the list. */
export function watchlistLine(file: WatchlistFile, rowCount: number | undefined): WatchlistLine {
  const { alias, name: title, description, columns } = file;
  return { alias, title, description, columnCount: columns.length, rowCount: rowCount ?? null };
}
