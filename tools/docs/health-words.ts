import type { ErrorCategory } from "../../src/errors.ts";
import type { HealthDetails } from "../../src/health.ts";

/** What each field of a health row's `details` says. The compiler sees to it that none is missing. */
export const detailWords: Readonly<Record<keyof HealthDetails, string>> = {
  run: "Identifier of the run, the same in all its rows.",
  stream: "Stream, or `*` for a whole account, or for the connector when no account is known yet.",
  secret: "Name of the vault's secret. Empty when the vault could not be read.",
  version: "Version of the connector.",
  outcome:
    "`drained`: up to date. `budget_spent`, `rate_limited`: more is waiting, the next run goes on. `failed`: see `category`. `probe`: this row tells of no run, see `rows_refused`.",
  message: "What ended the run early and what to do. Only when something did.",
  events: "Events delivered.",
  pages: "Pages delivered.",
  batches: "Uploads, those that Azure refused among them.",
  bytes: "Bytes delivered, before compression.",
  excluded: "Events left out by `EXCLUDED_ACTIONS`.",
  rejected: "Events that Azure can never take: kept in the container `rejected-events`.",
  cut: "Rows with a value over 64 KB: cut in the table, whole in `rejected-events`.",
  duplicates_at_risk:
    "Rows that may stand in the table twice, because the answer to their upload was lost or the run ended before the checkpoint. A row counts once for each such attempt.",
  retries: "Requests that were repeated, and waits for a rate limit.",
  cursor_reset: "Whether 1Password refused the stored cursor and the stream started anew.",
  duration_seconds: "How long the stream took.",
  lag_seconds: "0 when up to date, else how old the newest delivered event is. Absent when nothing was delivered yet.",
  newest_event_time: "Time of the newest event that is delivered.",
  token_expires_at: "End of the token, when it has one.",
};

/** What a category means and what to do about it. */
export interface CategoryWords {
  readonly means: string;
  readonly remedy: string;
}

const nothing = "Nothing, unless it stays for an hour: the next run tries again.";

/** The categories of health rows besides `ok`. The compiler sees to it that none is missing. */
export const categoryWords: Readonly<Record<ErrorCategory, CategoryWords>> = {
  settings_invalid: {
    means: "App settings are missing or wrong. Nothing can be sent then: this stands in the log only.",
    remedy: "Correct the settings that the log line lists, or deploy again.",
  },
  identity_failed: {
    means: "The managed identity gives no token. Nothing can be sent then: this stands in the log only.",
    remedy: "Assign the user-assigned identity to the function app; `AZURE_CLIENT_ID` must be its client id.",
  },
  vault_refused: {
    means: "Key Vault does not let the identity read secrets, or cannot be found, or something between redirects.",
    remedy: "Give it the role Key Vault Secrets User; check the vault's firewall and `KEY_VAULT_URI`.",
  },
  secret_missing: {
    means: "The vault has no secret with a token, or it is disabled.",
    remedy: "Save an Events API token as the secret that `ONEPASSWORD_SECRET_NAME` names.",
  },
  credentials_failed: {
    means: "1Password refuses the token: expired, revoked or of another region; or the secret holds no token.",
    remedy: "Create a new token in 1Password (Integrations, Events Reporting), save it as a new version of the secret.",
  },
  feature_missing: {
    means: "No token of the account may read this stream.",
    remedy: "Create a token with the stream's feature, save it as a new version of the secret or as a further secret.",
  },
  events_refused: {
    means: "The Events API, or a proxy before it, refuses the request itself or redirects it.",
    remedy: "Check the proxy; without one, report it with the connector's version.",
  },
  ingestion_refused: {
    means:
      "The Logs Ingestion API refuses the identity, the rule, the stream or every row, or something between redirects. No row can be sent then: this stands in the log only.",
    remedy:
      "Give the identity the role Monitoring Metrics Publisher on the rule; check `LOGS_INGESTION_ENDPOINT`, `DCR_IMMUTABLE_ID`, `DCR_STREAM_NAME`.",
  },
  storage_refused: {
    means: "The storage account refuses the identity, or a container is missing, or something between redirects.",
    remedy: "Give the identity the role Storage Blob Data Owner; deploy again to make the containers.",
  },
  checkpoint_unreadable: {
    means: "A checkpoint is damaged, or a newer version wrote it. The stream stands still, so that nothing is lost.",
    remedy:
      "Install the newer version, or restore an earlier version of the blob. Deleting it starts anew from `FIRST_RUN_LOOKBACK`.",
  },
  cursor_refused: {
    means:
      "1Password refused the stored cursor. The stream started anew from the newest delivered event less `CURSOR_RESET_OVERLAP`.",
    remedy: "Nothing: the parsers remove repeats, which have the same `uuid_s`.",
  },
  lost_race: { means: "Another instance moved the checkpoint meanwhile.", remedy: nothing },
  abandoned: { means: "A request was given up because its stream had ended.", remedy: nothing },
  rate_limited: {
    means:
      "A service, named in `message`, asks for a wait that does not fit into the run. No failure: what was delivered is committed.",
    remedy: "Nothing, as long as `lag_seconds` shrinks: the next run goes on.",
  },
  unavailable: { means: "A service answers with a server error.", remedy: nothing },
  timeout: { means: "A service does not answer in time.", remedy: nothing },
  network: {
    means: "A service cannot be reached.",
    remedy: "If it stays: check DNS, firewall and proxy between the function and the host in the message.",
  },
  malformed_response: {
    means: "A service answers with something that its API does not send.",
    remedy: "If it stays: check whether a proxy answers in its place.",
  },
  unexpected: {
    means: "A failure that the connector does not know.",
    remedy: "Report it with the connector's version and the log line.",
  },
  rows_refused: {
    means:
      "Azure refused a batch. This row, whose `outcome` is `probe`, was sent to see whether it takes any; it does, so the refused rows are kept in the container `rejected-events`.",
    remedy: "Look there for the rows and the reason. The stream goes on.",
  },
};
