import type { ErrorCategory } from "../../src/errors.ts";

/** Every name of an error: those for the administrator, those that pass, the one for an event. */
export const categories: readonly ErrorCategory[] = [
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
  "cursor_refused",
  "lost_race",
  "abandoned",
  "rate_limited",
  "unavailable",
  "timeout",
  "network",
  "malformed_response",
  "unexpected",
  "rows_refused",
];
