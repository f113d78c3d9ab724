import type { StreamFields } from "./fields.ts";

/** Sign-in attempts (Events API 1.4.1, SignInAttemptV2). */
export const signInAttemptFields: StreamFields = {
  columns: {
    uuid: "uuid_s",
    session_uuid: "session_uuid",
    timestamp: "timestamp",
    category: "category",
    type: "action_type",
    country: "country",
    details: "details",
    target_user: "target_user",
    client: "client",
    location: "location",
    account_uuid: "account_uuid",
  },
  lifted: { from: "target_user", columns: { user_type: "user_type", user_account_uuid: "user_account_uuid" } },
  actionField: "type",
};
