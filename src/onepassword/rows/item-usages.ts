import type { StreamFields } from "./fields.ts";

/** Item usages (Events API 1.4.1, ItemUsageV2). */
export const itemUsageFields: StreamFields = {
  columns: {
    uuid: "uuid_s",
    timestamp: "timestamp",
    used_version: "used_version",
    vault_uuid: "vault_uuid",
    item_uuid: "item_uuid",
    action: "action",
    user: "user",
    client: "client",
    location: "location",
    account_uuid: "account_uuid",
  },
  lifted: { from: "user", columns: { user_type: "user_type", user_account_uuid: "user_account_uuid" } },
  actionField: "action",
};
