import type { HuntingTestAnswer, RuleTestAnswer } from "./content-tests.ts";
import type { Severity } from "./severity.ts";

/** `GET /api/content`: all content of the project, a line for each. */
export interface ContentLists {
  readonly rules: readonly RuleLine[];
  readonly parsers: readonly ParserLine[];
  readonly huntingQueries: readonly HuntingQueryLine[];
  readonly watchlists: readonly WatchlistLine[];
  /** Files that cannot be read: a line for each mistake, with file and key. The other files are there. */
  readonly problems: readonly string[];
}

/** A rule as it is here. Times are milliseconds since 1970. */
export interface RuleLine {
  /** Name of its file without `.yaml`. */
  readonly slug: string;
  readonly name: string;
  readonly severity: Severity;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  /** Short: `15m`. */
  readonly frequency: string;
  readonly needs: readonly string[];
  /** Whether the deployed rule runs; null when it is not deployed. */
  readonly isEnabled: boolean | null;
  /** Run that gave the newest alert of its incidents; null when it has none. */
  readonly lastFired: number | null;
  /** Incidents that are not closed. */
  readonly openIncidents: number;
}

export interface ParserLine {
  readonly name: string;
  /** `ASIM` for one that follows Microsoft's schemas, else `1Password`. */
  readonly kind: "ASIM" | "1Password";
  readonly title: string;
  readonly description: string;
  readonly columnCount: number;
}

export interface HuntingQueryLine {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly needs: readonly string[];
}

export interface WatchlistLine {
  readonly alias: string;
  readonly title: string;
  readonly description: string;
  readonly columnCount: number;
  /** Null when it is not deployed. */
  readonly rowCount: number | null;
}

/** A rule or a hunting query that reads something. */
export interface Reader {
  readonly kind: "rules" | "hunting-queries" | "parsers";
  /** Slug, or a parser's name. */
  readonly id: string;
  readonly name: string;
}

export interface EntityMapping {
  readonly entityType: string;
  readonly fieldMappings: readonly { readonly identifier: string; readonly columnName: string }[];
}

/** `GET /api/content/rules/:slug`. */
export interface RuleAnswer extends RuleLine {
  readonly id: string;
  readonly version: string;
  readonly description: string;
  readonly query: string;
  readonly period: string;
  /** Whether its file's query is another than the deployed rule runs. */
  readonly hasChanged: boolean;
  /** When it alerts, in words: `more than 0 rows`. */
  readonly trigger: string;
  readonly isAlertPerRow: boolean;
  /** How alerts become incidents, in words. */
  readonly grouping: string;
  readonly alertTexts: Readonly<Record<string, string>>;
  readonly entityMappings: readonly EntityMapping[];
  readonly customDetails: Readonly<Record<string, string>>;
  readonly covers: readonly { readonly source: string; readonly detects: string }[];
  readonly tuning: readonly { readonly knob: string; readonly change: string }[];
  readonly falsePositives: readonly string[];
  readonly blindSpots: readonly string[];
  readonly runbook: readonly {
    readonly step: string;
    readonly window: string;
    readonly look: string;
    readonly columns: readonly string[];
  }[];
  readonly tests: readonly RuleTestAnswer[];
  /** Tests that are made of each firing test and do not hold for this rule, with the reason. */
  readonly exceptions: Readonly<Record<string, string>>;
  /** Aliases of the watchlists that the query reads. */
  readonly watchlists: readonly string[];
  /** The newest first. */
  readonly incidents: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly severity: string;
    readonly status: string;
    /** Milliseconds since 1970. */
    readonly lastAlert: number;
  }[];
}

/** `GET /api/content/parsers/:name`. */
export interface ParserAnswer extends ParserLine {
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly default: string;
    readonly description: string;
  }[];
  readonly columns: readonly { readonly name: string; readonly type: string; readonly description: string }[];
  readonly query: string;
  readonly isDeployed: boolean;
  readonly readers: readonly Reader[];
}

/** `GET /api/content/hunting-queries/:slug`. */
export interface HuntingQueryAnswer extends HuntingQueryLine {
  readonly version: string;
  readonly description: string;
  readonly query: string;
  readonly onHit: string;
  readonly blindSpots: readonly string[];
  readonly entityMappings: readonly EntityMapping[];
  readonly tests: readonly HuntingTestAnswer[];
  readonly watchlists: readonly string[];
}

/** `GET /api/content/watchlists/:alias`. */
export interface WatchlistAnswer extends WatchlistLine {
  readonly searchKey: string;
  readonly columns: readonly { readonly name: string; readonly description: string; readonly example: string }[];
  readonly readers: readonly Reader[];
}
