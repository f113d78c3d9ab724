import * as v from "valibot";

/** What scenarios look at in a health row; see `healthRow` in src/health.ts. */
const healthRowSchema = v.object({
  // Empty where the account is not known; the workspace reads an empty text back as null.
  account_uuid: v.nullable(v.string(), ""),
  category: v.string(),
  action_type: v.nullable(v.string()),
  details: v.looseObject({
    run: v.string(),
    stream: v.string(),
    secret: v.string(),
    outcome: v.string(),
    message: v.optional(v.string()),
    events: v.number(),
    pages: v.number(),
    batches: v.number(),
    excluded: v.number(),
    rejected: v.number(),
    cut: v.number(),
    duplicates_at_risk: v.number(),
    retries: v.number(),
    cursor_reset: v.boolean(),
    duration_seconds: v.number(),
    lag_seconds: v.optional(v.number()),
    newest_event_time: v.optional(v.string()),
    token_expires_at: v.optional(v.string()),
  }),
});

/** A health row as it stands in the table. */
export type HealthRow = v.InferOutput<typeof healthRowSchema>;

/** The health rows among the rows of the table, in order of arrival. */
export function healthRowsOf(rows: Iterable<Readonly<Record<string, unknown>>>): HealthRow[] {
  return [...rows].filter((row) => row["log_source"] === "healthevents").map((row) => v.parse(healthRowSchema, row));
}
