import { createHash } from "node:crypto";

import type { Alert } from "./alert.ts";

/** `SystemAlertId` of an alert: a GUID, the same each time that it is asked for. */
export function alertId({ ruleId, at, title, entities, details, evidence }: Alert): string {
  const digits = createHash("sha256").update(JSON.stringify([ruleId, at, title, entities, details, evidence]));
  return digits.digest("hex").replace(/^(.{8})(.{4})(.{3})(.{3})(.{12}).*$/u, "$1-$2-4$3-8$4-$5");
}
