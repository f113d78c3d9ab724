/** `GET /api/connector`: the connector at a moment. Times are milliseconds since 1970, of the services' clock. */
export interface ConnectorAnswer {
  readonly now: number;
  /** Whether the template is deployed. */
  readonly isDeployed: boolean;
  /** Undefined where no function runs: then there are neither runs nor faults. */
  readonly work?: WorkAnswer;
  readonly streams: readonly StreamAnswer[];
  /** Those of the last minute, of the services that the connector calls. */
  readonly requests: readonly RequestsAnswer[];
  /** Incidents of {@link rules} that are not closed, the newest first. */
  readonly incidents: readonly HealthIncident[];
  /** The rules that watch the connector. */
  readonly rules: readonly HealthRule[];
}

/** The function at work. */
export interface WorkAnswer {
  /** When the run began that is under way. */
  readonly runningSince?: number;
  /** Seconds until the schedule starts the next run; missing while that is not known. */
  readonly nextRunInSeconds?: number;
  /** How many times as fast as the clock the schedule runs. */
  readonly speed: number;
  readonly totals: { readonly runs: number; readonly events: number; readonly pages: number; readonly rows: number };
  /** The newest first. */
  readonly runs: readonly RunAnswer[];
  readonly faults: readonly FaultAnswer[];
}

/** A stream of the account, as far as it has come. */
export interface StreamAnswer {
  readonly stream: string;
  /** Different events in the table, by uuid. */
  readonly inTable: number;
  /** Time of the newest of them. */
  readonly newest?: number | undefined;
  /** How far the collection has come; missing where no company goes on. */
  readonly standing?: StandingAnswer | undefined;
  /** What the last run said of it; missing when its health rows did not arrive. */
  readonly last?: StreamLineAnswer | undefined;
  /** End of the last run that reported that all is well. */
  readonly lastGood?: number | undefined;
}

/** How far the collection of a stream has come. */
export interface StandingAnswer {
  /** Events that 1Password has. */
  readonly generated: number;
  /** How many of them are not in the table: the backlog. */
  readonly missing: number;
  /** Age of the newest event in the table while more are waiting; 0 when none are. */
  readonly lagSeconds?: number | undefined;
}

/** What a run said of a stream: its health row. */
export interface StreamLineAnswer {
  /** `*` for all. */
  readonly stream: string;
  /** `ok`, or the name of what went wrong. */
  readonly category: string;
  readonly outcome: string;
  readonly events: number;
  readonly pages: number;
  readonly lagSeconds?: number | undefined;
  readonly seconds: number;
  readonly message?: string | undefined;
}

export interface RunAnswer {
  readonly number: number;
  readonly begun: number;
  readonly ended: number;
  /** Whether the function ended without an error. */
  readonly ok: boolean;
  /** Whether somebody asked for it, outside the schedule. */
  readonly isOnDemand: boolean;
  readonly lines: readonly StreamLineAnswer[];
  /** How far the collection had come when it ended, by stream. */
  readonly standing: Readonly<Record<string, StandingAnswer>>;
  readonly log: readonly { readonly level: string; readonly message: string }[];
  /** What the function threw. */
  readonly error?: string | undefined;
}

export interface FaultAnswer {
  readonly name: string;
  readonly description: string;
  /** Which incident to expect. */
  readonly expected: string;
  readonly isActive: boolean;
  /** Requests that it has hit since the start. */
  readonly hits: number;
}

export interface RequestsAnswer {
  /** `events`, `token`, `vault`, `ingestion` or `blobs`. */
  readonly service: string;
  readonly host: string;
  /** 0 where no answer was sent. */
  readonly status: number;
  readonly count: number;
  /** How many of them a fault hit. */
  readonly faults: number;
}

export interface HealthIncident {
  readonly id: string;
  /** Of the rule that opened it. */
  readonly ruleId: string;
  readonly number: number;
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly alerts: number;
}

export interface HealthRule {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  /** How often it runs once deployed. */
  readonly everySeconds: number;
  /** How often it runs here. */
  readonly hereEverySeconds: number;
}
