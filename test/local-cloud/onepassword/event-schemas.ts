import * as v from "valibot";
import type { StreamEvent } from "../../../local-cloud/onepassword/event-shapes.ts";

/*
 * The documented v2 events (Events API reference 1.4.1), strictly: no other field, no other value, and the formats
 * seen in the wild.
 */

const upperUuid = v.pipe(v.string(), v.regex(/^[A-Z2-7]{26}$/u));
const lowerUuid = v.pipe(v.string(), v.regex(/^[a-z2-7]{26}$/u));
const anyUuid = v.union([upperUuid, lowerUuid]);
// Go's RFC3339Nano: no zero at the end of the fraction.
const timestamp = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{0,8}[1-9])?Z$/u));
const userType = v.picklist(["user", "external_user"]);

const details = v.strictObject({ uuid: upperUuid, name: v.string(), email: v.pipe(v.string(), v.email()) });
const user = v.strictObject({ ...details.entries, user_type: userType, user_account_uuid: upperUuid });
const location = v.strictObject({
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/u)),
  region: v.string(),
  city: v.string(),
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});
const client = v.strictObject({
  app_name: v.string(),
  app_version: v.string(),
  platform_name: v.string(),
  platform_version: v.string(),
  os_name: v.string(),
  os_version: v.string(),
  ip_address: v.pipe(v.string(), v.ip()),
});
const session = v.strictObject({
  uuid: upperUuid,
  login_time: timestamp,
  device_uuid: lowerUuid,
  ip: v.pipe(v.string(), v.ip()),
});

const auditActions = [
  "activate addgsso begin beginr cancel cancelr changeks changela changemp changenm changesk chngasso chngdsso chngpsso",
  "complete completr convert create dealldev delete delgsso delshare deolddev detchild disblduo disblmfa disblsso dlgsess",
  "dvrfydmn enblduo enblmfa enblsso expire export grant hide join launchi leave musercom muserdec patch propose provsn",
  "prsndall purge rdmchild reactive reauth replace resendts revoke role sdvcsso sendpkg sendts share ssotknv suspend",
  "tdvcsso trename trevoke trvlaway trvlback tverify uisas unhide unknown unlink updatduo update updatea updatfw updatmfa",
  "upguest uvrfydmn verify view vrfydmn",
].flatMap((line) => line.split(" "));
const objectTypes = [
  "account card cred device dlgdsess ec famchild file gm group gva invite item itemhist items miguser mngdacc pm report",
  "sa satoken slackapp sso ssotkn sub template user uva vault vaultkey",
].flatMap((line) => line.split(" "));
const usageActions = [
  "enter-item-edit-mode export fill other reveal secure-copy select-sso-provider server-create server-fetch",
  "server-update share",
].flatMap((line) => line.split(" "));
const signInTypes = {
  success: ["credentials_ok", "mfa_ok", "federated"],
  credentials_failed: ["password_secret_bad"],
  mfa_failed: ["totp_bad", "duo_timeout", "duo_bad"],
  sso_failed: ["sso_user_mismatch"],
  modern_version_failed: ["modern_version_old"],
  firewall_failed: ["ip_blocked", "country_blocked", "continent_blocked"],
} satisfies Record<string, readonly string[]>;

const audit = {
  uuid: upperUuid,
  timestamp,
  actor_uuid: upperUuid,
  actor_details: user,
  actor_type: userType,
  actor_account_uuid: upperUuid,
  account_uuid: upperUuid,
  action: v.picklist(auditActions),
  object_type: v.picklist(objectTypes),
  object_uuid: anyUuid,
  object_details: details,
  aux_id: v.pipe(v.number(), v.safeInteger()),
  aux_uuid: anyUuid,
  aux_details: details,
  aux_info: v.string(),
  session,
  location,
};
const usage = {
  uuid: upperUuid,
  timestamp,
  used_version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  vault_uuid: lowerUuid,
  item_uuid: lowerUuid,
  action: v.picklist(usageActions),
  user,
  client,
  location,
  account_uuid: upperUuid,
};
const signIn = {
  uuid: upperUuid,
  session_uuid: upperUuid,
  timestamp,
  country: location.entries.country,
  category: v.picklist([
    "success",
    "credentials_failed",
    "mfa_failed",
    "sso_failed",
    "modern_version_failed",
    "firewall_failed",
  ]),
  type: v.string(),
  details: v.strictObject({ value: v.string() }),
  target_user: user,
  client,
  location,
  account_uuid: upperUuid,
};

/** Every documented field, filled. */
export const complete = {
  auditevents: v.strictObject(audit),
  itemusages: v.strictObject(usage),
  signinattempts: v.strictObject(signIn),
};

const maybeLocation = v.optional(v.partial(location));

/** What an ordinary account (no managed service provider) gets. */
const usual = {
  auditevents: v.strictObject({
    ...audit,
    actor_details: details,
    actor_type: v.literal("user"),
    actor_account_uuid: v.optional(v.never()),
    account_uuid: v.optional(v.never()),
    object_details: v.optional(details),
    aux_id: v.optional(audit.aux_id),
    aux_uuid: v.optional(anyUuid),
    aux_details: v.optional(details),
    aux_info: v.optional(v.string()),
    location: maybeLocation,
  }),
  itemusages: v.strictObject({ ...usage, user: details, location: maybeLocation, account_uuid: v.optional(v.never()) }),
  signinattempts: v.pipe(
    v.strictObject({
      ...signIn,
      country: v.optional(signIn.country),
      details: v.nullable(signIn.details),
      target_user: details,
      location: maybeLocation,
      account_uuid: v.optional(v.never()),
    }),
    v.check(({ category, type }) => signInTypes[category].includes(type), "the type belongs to the category"),
  ),
};

/** What an account of a managed service provider may get. */
const provided = {
  auditevents: v.strictObject(v.partial(v.strictObject(audit)).entries),
  itemusages: v.strictObject(v.partial(v.strictObject(usage)).entries),
  signinattempts: v.strictObject({ ...v.partial(v.strictObject(signIn)).entries, details: v.nullable(signIn.details) }),
};

/** What is wrong with an event; nothing, if all is well. Only people of another account bring fields of a provider. */
export function problemsOf({ stream, event }: StreamEvent): string[] {
  const who = "actor_details" in event ? event.actor_details : "target_user" in event ? event.target_user : undefined;
  const { issues = [] } = v.safeParse((who?.user_type === "external_user" ? provided : usual)[stream], event);
  return issues.map((issue) => `${event.uuid} ${v.getDotPath(issue) ?? ""}: ${issue.message}`);
}
