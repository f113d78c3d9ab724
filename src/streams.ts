import { auditEventFields } from "./onepassword/rows/audit-events.ts";
import type { StreamFields } from "./onepassword/rows/fields.ts";
import { itemUsageFields } from "./onepassword/rows/item-usages.ts";
import { signInAttemptFields } from "./onepassword/rows/sign-in-attempts.ts";

/** One of the three streams of the Events API. */
export interface Stream {
  /** Name in checkpoints, health rows and settings. */
  readonly name: "signinattempts" | "itemusages" | "auditevents";
  readonly path: string;
  /** Feature that a token needs for it (`features` of introspection). */
  readonly feature: string;
  /** `log_source` of its rows. */
  readonly logSource: string;
  readonly fields: StreamFields;
}

/** The streams (1Password developer documentation, Events API, "Reference"). A new one is a new line. */
export const streams: readonly Stream[] = [
  {
    name: "signinattempts",
    path: "/api/v2/signinattempts",
    feature: "signinattempts",
    logSource: "signinattempts",
    fields: signInAttemptFields,
  },
  {
    name: "itemusages",
    path: "/api/v2/itemusages",
    feature: "itemusages",
    logSource: "itemusages",
    fields: itemUsageFields,
  },
  {
    name: "auditevents",
    path: "/api/v2/auditevents",
    feature: "auditevents",
    logSource: "auditevents",
    fields: auditEventFields,
  },
];
