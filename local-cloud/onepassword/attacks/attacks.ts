import { adminReconnaissanceAndDomainChange } from "./admin-reconnaissance-and-domain-change.ts";
import type { Attack } from "./attack.ts";
import { cliBulkRead } from "./cli-bulk-read.ts";
import { connectorStopped } from "./connector-stopped.ts";
import { destruction } from "./destruction.ts";
import { firewallLoosenedThenIn } from "./firewall-loosened-then-in.ts";
import { guestPromotedThenShare } from "./guest-promoted-then-share.ts";
import { honeyItem } from "./honey-item.ts";
import { impossibleTravelSession } from "./impossible-travel-session.ts";
import { leaverBulkReveal } from "./leaver-bulk-reveal.ts";
import { logEvasion } from "./log-evasion.ts";
import { massPermissionChange } from "./mass-permission-change.ts";
import { mfaFatigue } from "./mfa-fatigue.ts";
import { mspExternalActor } from "./msp-external-actor.ts";
import { offlineUseAfterSuspension } from "./offline-use-after-suspension.ts";
import { passwordSprayThenSuccess } from "./password-spray-then-success.ts";
import { recoveryAbuse } from "./recovery-abuse.ts";
import { rogueAdministrator } from "./rogue-administrator.ts";
import { serviceAccountTokenFromNewNetwork } from "./service-account-token-from-new-network.ts";
import { serviceAccountTokenUsedAfterRevocation } from "./service-account-token-used-after-revocation.ts";
import { sessionTheft } from "./session-theft.ts";
import { ssoTakeover } from "./sso-takeover.ts";
import { takeoverChain } from "./takeover-chain.ts";

/** Every attack there is. */
export const attacks: readonly Attack[] = [
  passwordSprayThenSuccess,
  impossibleTravelSession,
  sessionTheft,
  takeoverChain,
  leaverBulkReveal,
  ssoTakeover,
  serviceAccountTokenFromNewNetwork,
  serviceAccountTokenUsedAfterRevocation,
  rogueAdministrator,
  recoveryAbuse,
  firewallLoosenedThenIn,
  mfaFatigue,
  cliBulkRead,
  destruction,
  logEvasion,
  connectorStopped,
  offlineUseAfterSuspension,
  honeyItem,
  adminReconnaissanceAndDomainChange,
  massPermissionChange,
  guestPromotedThenShare,
  mspExternalActor,
];
