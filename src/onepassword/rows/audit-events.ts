import type { StreamFields } from "./fields.ts";

/** Audit events (Events API 1.4.1, AuditEventV2). */
export const auditEventFields: StreamFields = {
  columns: {
    uuid: "uuid_s",
    timestamp: "timestamp",
    actor_uuid: "actor_uuid",
    actor_details: "actor_details",
    actor_type: "actor_type",
    actor_account_uuid: "actor_account_uuid",
    account_uuid: "account_uuid",
    action: "action",
    object_type: "object_type",
    object_uuid: "object_uuid",
    object_details: "object_details",
    aux_id: "aux_id",
    aux_uuid: "aux_uuid",
    aux_details: "aux_details",
    aux_info: "aux_info",
    session: "session",
    location: "location",
  },
  actionField: "action",
};
