import type { Attack } from "./attack.ts";
import { impossibleTravelSession } from "./impossible-travel-session.ts";
import { leaverBulkReveal } from "./leaver-bulk-reveal.ts";
import { passwordSprayThenSuccess } from "./password-spray-then-success.ts";
import { serviceAccountTokenFromNewNetwork } from "./service-account-token-from-new-network.ts";
import { ssoTakeover } from "./sso-takeover.ts";

/** Every attack there is. */
export const attacks: readonly Attack[] = [
  passwordSprayThenSuccess,
  impossibleTravelSession,
  leaverBulkReveal,
  ssoTakeover,
  serviceAccountTokenFromNewNetwork,
];
