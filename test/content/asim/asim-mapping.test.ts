import { describe, expect, it, test } from "vitest";
import { completeAuditEvent, completeSignInAttempt } from "../../../local-cloud/onepassword/complete-samples.ts";
import { rowsOf } from "../../../tools/kql/tables/table.ts";
import { toText } from "../../../tools/kql/values/text.ts";
import { ask, auditEvents, dayStart, signIns, tableOf } from "./asim-workspace.ts";
import type { ArrivedEvent } from "./asim-workspace.ts";
import { everyAuditEvent, everySignIn } from "./every-event.ts";

/** Rows as texts. */
async function texts(query: string, events: readonly ArrivedEvent[]): Promise<string[][]> {
  const table = await ask(query, tableOf(events));
  return rowsOf(table).map((row) => row.map((value, index) => toText(value, table.schema[index]?.type ?? "string")));
}

const client = completeSignInAttempt.client;
const serviceAccount = { ...completeSignInAttempt.target_user, email: "deploy-1@1passwordserviceaccounts.com" };

test.each([
  {
    event: { category: "success", type: "mfa_ok" },
    gives: ["Interactive", "Success", "", "Multi factor authentication", "Regular"],
  },
  {
    event: { category: "credentials_failed", type: "password_secret_bad" },
    gives: ["Interactive", "Failure", "Incorrect password", "Username & Password", "Regular"],
  },
  {
    event: { category: "mfa_failed", type: "duo_timeout" },
    gives: ["Interactive", "Failure", "Session expired", "Multi factor authentication", "Regular"],
  },
  {
    event: { category: "firewall_reported_success", type: "country_blocked" },
    gives: ["Interactive", "Success", "", "Other", "Regular"],
  },
  {
    event: { category: "success", type: "credentials_ok", target_user: serviceAccount },
    gives: ["Service", "Success", "", "Service Principal", "Application"],
  },
  {
    event: { category: "success", type: "credentials_ok", client: { ...client, app_name: "1Password SCIM Bridge" } },
    gives: ["Service", "Success", "", "Username & Password", "Regular"],
  },
  {
    event: { category: "passkey_postponed", type: "passkey_lost" },
    gives: ["Interactive", "NA", "Other", "Other", "Regular"],
  },
])("a sign-in $event.category, $event.type is $gives", async ({ event, gives }) => {
  const user = { ...completeSignInAttempt.target_user, user_type: "user" };
  const columns = "EventSubType, EventResult, EventResultDetails, LogonMethod, TargetUserType";
  expect(
    await texts(`ASimAuthenticationOnePassword | project ${columns}`, signIns([{ target_user: user, ...event }])),
  ).toEqual([gives]);
});

test("every reason that 1Password documents for a failure has words of the schema; only a mismatch of identities has none", async () => {
  const query = `ASimAuthenticationOnePassword | where EventResult == "Failure" and EventResultDetails in ("", "Other") | project EventOriginalResultDetails`;
  expect(await texts(query, everySignIn())).toEqual([["sso_user_mismatch"]]);
});

test("the actions that have no type of their own are those whose meaning 1Password does not tell", async () => {
  const query = `ASimAuditEventOnePassword | where EventType == "Other" | distinct EventOriginalType | sort by EventOriginalType asc`;
  expect((await texts(query, everyAuditEvent())).flat()).toEqual(
    "detchild launchi provsn rdmchild unknown unlink".split(" "),
  );
});

test("a computer is named where its app names it, without its domain, and not where it names a browser", async () => {
  const names = [
    ["1Password for Windows", "CONTOSO-LT-0001"],
    ["1Password CLI", "build-7.ci.contoso.example"],
    ["1Password for Mac", "Ines's MacBook"],
    ["1Password Browser Extension", "Chrome"],
  ];
  const events = signIns(
    names.map(([app_name, platform_name]) => ({ client: { ...client, app_name, platform_name } })),
  );
  const query = "ASimAuthenticationOnePassword | sort by EventOriginalUid asc | project SrcHostname, SrcDescription";
  expect(await texts(query, events)).toEqual([
    ["CONTOSO-LT-0001", "CONTOSO-LT-0001"],
    ["build-7", "build-7.ci.contoso.example"],
    ["", "Ines's MacBook"],
    ["", "Chrome"],
  ]);
});

test.each([
  {
    event: { action: "grant", object_type: "uva", object_uuid: "v", object_details: null, aux_info: "62" },
    gives: ["Set", "grant uva", "v", "Directory Service Object", "62"],
  },
  {
    event: { action: "export", object_type: "vault", object_uuid: "v", object_details: null, aux_info: "x" },
    gives: ["Read", "export vault", "v", "Cloud Resource", ""],
  },
  {
    event: { action: "updatfw", object_type: "account", object_uuid: "a", object_details: null, aux_info: null },
    gives: ["Set", "updatfw account", "a", "Policy Rule", ""],
  },
  {
    event: { action: "create", object_type: "group", object_uuid: "g", object_details: null, aux_info: "Finance" },
    gives: ["Create", "create group", "Finance", "Directory Service Object", "Finance"],
  },
  {
    event: { action: "teleport", object_type: "moon", object_uuid: "m", object_details: null },
    gives: ["Other", "teleport moon", "m", "Other", ""],
  },
])("an audit event $event.action $event.object_type is $gives", async ({ event, gives }) => {
  const query = "ASimAuditEventOnePassword | project EventType, Operation, Object, ObjectType, NewValue";
  expect(await texts(query, auditEvents([event]))).toEqual([gives]);
});

const { object_details: user } = completeAuditEvent;

test.each([
  {
    event: { action: "join", object_type: "gm", object_uuid: "g", object_details: null },
    gives: ["UserAddedToGroup", "tom.visser@contoso.example", user.uuid, "g", "", ""],
  },
  {
    event: { action: "role", object_type: "gm", object_uuid: "g", object_details: null, aux_info: "A" },
    gives: ["GroupModified", "tom.visser@contoso.example", user.uuid, "g", "", "A"],
  },
  {
    event: { action: "suspend", object_type: "user", object_uuid: user.uuid, aux_details: null },
    gives: ["UserDisabled", "tom.visser@contoso.example", user.uuid, "", "", ""],
  },
  {
    event: { action: "completr", object_type: "user", object_uuid: user.uuid, aux_details: null },
    gives: ["PasswordReset", "tom.visser@contoso.example", user.uuid, "", "", ""],
  },
  {
    event: { action: "create", object_type: "group", object_uuid: "g", object_details: null, aux_info: "Finance" },
    gives: ["GroupCreated", "", "", "g", "Finance", ""],
  },
])("a change $event.action $event.object_type is $gives", async ({ event, gives }) => {
  const columns = "EventType, TargetUsername, TargetUserId, GroupId, GroupName, NewPropertyValue";
  expect(await texts(`ASimUserManagementOnePassword | project ${columns}`, auditEvents([event]))).toEqual([gives]);
});

test("an audit event that changes no user and no group is no user management", async () => {
  const query = "ASimUserManagementOnePassword";
  expect(
    await texts(
      query,
      auditEvents([
        { action: "join", object_type: "vault" },
        { action: "beginr", object_type: "user" },
      ]),
    ),
  ).toEqual([]);
});

describe("an event that comes late and again", () => {
  const late = dayStart + 5 * 86_400_000;
  const events = signIns([{ timestamp: "2026-03-02T07:00:00Z" }]).flatMap(({ stream, event }) => [
    { stream, event, arrives: late },
    { stream, event, arrives: late + 60_000 },
  ]);

  it("is there once, with its own time, and with that of its first arrival where Sentinel looks", async () => {
    const query =
      "ASimAuthenticationOnePassword | project EventStartTime, EventEndTime, TimeGenerated, AdditionalFields.IngestionTime";
    const [own, arrival] = ["2026-03-02T07:00:00.0000000Z", "2026-03-07T00:00:00.0000000Z"];
    expect(await texts(query, events)).toEqual([[own, own, arrival, arrival]]);
  });
});
