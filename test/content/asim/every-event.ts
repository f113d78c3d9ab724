import { completeSignInAttempt } from "../../../local-cloud/onepassword/complete-samples.ts";
import { complete } from "../../local-cloud/onepassword/event-schemas.ts";
import { type ArrivedEvent, auditEvents, signIns } from "./asim-workspace.ts";

/** Category -> its reasons (1Password Events API reference 1.4.1, SignInAttempt; u2f_timout is its spelling). */
const reasons = {
  success: "credentials_ok mfa_ok federated",
  credentials_failed: "password_secret_bad platform_secret_disabled platform_secret_bad platform_secret_proxy",
  mfa_failed:
    "mfa_missing totp_disabled totp_bad totp_timeout u2f_disabled u2f_bad u2f_timout duo_disabled duo_bad duo_timeout duo_native_bad code_disabled code_bad code_timeout",
  sso_failed: "service_account_sso_denied non_sso_user sso_user_mismatch",
  firewall_failed: "ip_blocked continent_blocked country_blocked anonymous_blocked all_blocked",
  firewall_reported_success: "country_blocked",
  modern_version_failed: "modern_version_missing modern_version_old",
} as const;

const devices = ["CONTOSO-LT-0001", "build-7.ci.contoso.example", "Ines's MacBook", "Chrome", ""];
const apps = [
  ["1Password for Windows", "Windows"],
  ["1Password CLI", "Linux"],
  ["1Password for Mac", "MacOSX"],
  ["1Password for iOS", "iOS"],
  ["1Password Browser Extension", "Haiku"],
  ["", ""],
] as const;

/** Sign-in attempts with every category and reason, kind of app and name of device. */
export function everySignIn(): ArrivedEvent[] {
  const { client } = completeSignInAttempt;
  return signIns([
    ...Object.entries(reasons).flatMap(([category, types]) => types.split(" ").map((type) => ({ category, type }))),
    ...apps.flatMap(([app_name, os_name]) =>
      devices.map((platform_name) => ({ client: { ...client, app_name, os_name, platform_name } })),
    ),
  ]);
}

/** Audit events with every action and every object type, and those that change users and groups. */
export function everyAuditEvent(): ArrivedEvent[] {
  const { action, object_type } = complete.auditevents.entries;
  return auditEvents([
    ...action.options.flatMap((one) => ["user", "gm", "group"].map((type) => ({ action: one, object_type: type }))),
    ...object_type.options.flatMap((type) => ["create", "complete"].map((one) => ({ action: one, object_type: type }))),
  ]);
}
