import type { Session } from "../event-shapes.ts";
import type { Item, ServiceAccount, Vault } from "./company.ts";
import type { Device } from "./devices.ts";
import type { AuditSubject } from "./make-events.ts";
import type { Network } from "./networks.ts";
import type { PersonDay } from "./person-day.ts";

/** What a person does, with the details left to chance. */
export type PersonKind =
  | "other-sign-in"
  | "wrong-password"
  | "wrong-code"
  | "wrong-identity"
  | "old-version"
  | "blocked"
  | "usage"
  | "audit";

/** What a person does on a day. */
export type PersonalDeed =
  | { readonly kind: PersonKind; readonly plan: PersonDay }
  /** The sign-in that opens a session. */
  | {
      readonly kind: "open";
      readonly plan: PersonDay;
      readonly device: Device;
      readonly session: Session;
      readonly network: Network;
    }
  /** An audit event about something. */
  | {
      readonly kind: "act";
      readonly plan: PersonDay;
      readonly session: Session;
      readonly network: Network;
      readonly subject: AuditSubject;
    }
  /** An item used in a certain way. */
  | {
      readonly kind: "use";
      readonly plan: PersonDay;
      readonly device: Device;
      readonly action: string;
      readonly vault: Vault;
      readonly item: Item;
    };

/** What somebody or something does. */
export type Deed =
  | PersonalDeed
  | { readonly kind: "server-fetch"; readonly serviceAccount: ServiceAccount; readonly network: Network };

/** Takes a deed and its time, in milliseconds since 1970. */
export type AddDeed = (at: number, deed: PersonalDeed) => void;

/** An act in the day's first session. */
export function actOf(plan: PersonDay, subject: AuditSubject): PersonalDeed {
  return { kind: "act", plan, session: plan.session, network: plan.network, subject };
}
