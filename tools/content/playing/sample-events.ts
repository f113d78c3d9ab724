import type { JsonObject } from "../../../local-cloud/azure/resource-manager/json-value.ts";
import {
  completeAuditEvent,
  completeItemUsage,
  completeSignInAttempt,
} from "../../../local-cloud/onepassword/complete-samples.ts";
import { locationOf, officeCities } from "../../../local-cloud/onepassword/company/places.ts";

const sampleAccount = completeAuditEvent.account_uuid;

/** Where everybody is whose event does not say. */
const [office] = officeCities;
const location = office === undefined ? {} : locationOf(office);
const member = { user_type: "user", user_account_uuid: sampleAccount };

/*
 * What the events of tests are laid over: complete events, of an ordinary member, from the Netherlands. What depends on
 * the action (object_uuid, object_details, aux_*) is not there: a test says it.
 */

const {
  object_details: _object,
  aux_id: _id,
  aux_uuid: _aux,
  aux_details: _details,
  aux_info: _text,
  ...audit
} = completeAuditEvent;

export const sampleAuditEvent: JsonObject = { ...audit, object_uuid: "", location };

export const sampleSignIn: JsonObject = {
  ...completeSignInAttempt,
  category: "success",
  type: "credentials_ok",
  details: null,
  target_user: { ...completeSignInAttempt.target_user, ...member },
  country: "NL",
  location,
};

export const sampleUsage: JsonObject = {
  ...completeItemUsage,
  user: { ...completeItemUsage.user, ...member },
  location,
};

/** A health row of a run that went well; see `healthRow` in src/health.ts. */
export const sampleHealthRow: JsonObject = {
  log_source: "healthevents",
  account_uuid: sampleAccount,
  category: "ok",
  details: {
    run: "run-1",
    stream: "auditevents",
    secret: "onepassword-events-token",
    version: "1.0.0",
    outcome: "drained",
    events: 12,
    pages: 1,
    batches: 1,
    bytes: 9_000,
    excluded: 0,
    rejected: 0,
    cut: 0,
    duplicates_at_risk: 0,
    retries: 0,
    cursor_reset: false,
    duration_seconds: 1.5,
    lag_seconds: 60,
  },
};
