/**
 * What to do about an error. `transient`: wait, it may pass. `config`: somebody must change something.
 * `rejected`: the event is the problem, not the connector.
 */
export type ErrorKind = "transient" | "config" | "rejected";

/** How each named error is treated. The names stand in health rows (`category`) and log lines: renaming one breaks rules. */
export const errorCategories = {
  settings_invalid: { kind: "config", retried: false },
  identity_failed: { kind: "config", retried: false },
  vault_refused: { kind: "config", retried: false },
  secret_missing: { kind: "config", retried: false },
  credentials_failed: { kind: "config", retried: false },
  feature_missing: { kind: "config", retried: false },
  events_refused: { kind: "config", retried: false },
  ingestion_refused: { kind: "config", retried: false },
  storage_refused: { kind: "config", retried: false },
  checkpoint_unreadable: { kind: "config", retried: false },
  cursor_refused: { kind: "transient", retried: false },
  lost_race: { kind: "transient", retried: false },
  abandoned: { kind: "transient", retried: false },
  rate_limited: { kind: "transient", retried: true },
  unavailable: { kind: "transient", retried: true },
  timeout: { kind: "transient", retried: true },
  network: { kind: "transient", retried: true },
  malformed_response: { kind: "transient", retried: true },
  unexpected: { kind: "transient", retried: false },
  rows_refused: { kind: "rejected", retried: false },
} as const satisfies Record<string, { kind: ErrorKind; retried: boolean }>;

/** Name of an error, as it stands in the `category` of a health row. */
export type ErrorCategory = keyof typeof errorCategories;

/** What a {@link ConnectorError} carries beside its message. */
export interface ConnectorErrorDetails {
  /** What the administrator should do, as a sentence. */
  readonly remedy?: string | undefined;
  /** How long the service asks us to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * The one error type of the connector. Its message is safe to log: it is written here from facts
 * (host, status, service code), never copied from a request, so that no token can be in it.
 */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  readonly category: ErrorCategory;
  readonly remedy: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(category: ErrorCategory, message: string, details: ConnectorErrorDetails = {}) {
    super(message);
    this.category = category;
    this.remedy = details.remedy;
    this.retryAfterMs = details.retryAfterMs;
  }

  get kind(): ErrorKind {
    return errorCategories[this.category].kind;
  }

  /** Whether trying again within the same run can help. */
  get retried(): boolean {
    return errorCategories[this.category].retried;
  }
}

/**
 * Turns anything thrown into a {@link ConnectorError}. A foreign error keeps its name only:
 * its message, cause and properties may hold a request with its Authorization header.
 */
export function toConnectorError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const name = error instanceof Error ? error.name : typeof error;
  return new ConnectorError("unexpected", `Unexpected ${name} in the connector.`, {
    remedy: "Please report it with the connector's version and this line.",
  });
}

/** The message with its remedy, for a log line. */
export function explain(error: ConnectorError): string {
  return error.remedy === undefined ? error.message : `${error.message} ${error.remedy}`;
}
