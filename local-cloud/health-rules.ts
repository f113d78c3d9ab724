/**
 * The analytics rules that watch the connector itself, by their ids (analytics-rules/*.yaml), which are also the names of the
 * deployed resources.
 */
export const healthRules = {
  "connector-refused": "8750af2c-4990-4160-873d-9871e63a547c",
  "connector-falls-behind": "6877e103-25ae-467d-8ed6-220c3d4368fa",
  "connector-silent": "740a8680-5255-465c-a51b-2fffe5e58a47",
  "token-about-to-expire": "e9df888b-d096-49a6-854c-e08b355b90c8",
  "events-integration-token-revoked": "b8c806ab-3f64-4311-abb4-120e0d60c878",
} as const;
