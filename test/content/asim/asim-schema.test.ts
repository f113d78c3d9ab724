import { describe, expect, it } from "vitest";
import { columnFindings } from "../../../tools/content/asim/column-findings.ts";
import { rowFindings } from "../../../tools/content/asim/row-findings.ts";
import { asimSchemas } from "../../../tools/content/asim/schemas.ts";
import { check } from "../../../tools/kql/language/check.ts";
import { ask, companyDay, goldenEvents, schema, tableOf } from "./asim-workspace.ts";
import { everyAuditEvent, everySignIn } from "./every-event.ts";

const device = ["DvcIpAddr", "DvcHostname", "DvcDomain"];
const source = ["SrcHostname", "SrcDomain"];
/** Recommended fields that 1Password's events have nothing for. */
const unknown = {
  Authentication: ["EventUid", ...device, "TargetHostname", "TargetDomain"],
  AuditEvent: ["EventUid", "EventResultDetails", "DvcAction", ...device, "TargetIpAddr", "TargetHostname"],
  UserManagement: ["EventUid", "EventResultDetails", "DvcAction", ...device, ...source, "DvcFQDN", "DvcId"],
} satisfies Record<keyof typeof asimSchemas, string[]>;

const parsers = (["Authentication", "AuditEvent", "UserManagement"] as const).flatMap((asim) =>
  (["ASim", "vim"] as const).map((kind) => ({ asim, name: `${kind}${asim}OnePassword` })),
);

const usual = tableOf([...companyDay(15), ...everySignIn(), ...everyAuditEvent()]);
const odd = tableOf(goldenEvents());

describe.each(parsers)("$name", ({ asim, name }) => {
  it("has the columns of its schema, but for what 1Password does not tell", () => {
    const { columns = [] } = check(name, schema);
    expect(new Set(columnFindings(asimSchemas[asim], columns))).toEqual(
      new Set(unknown[asim].map((column) => ({ level: "warning", column, says: "it is missing" }))),
    );
  });

  it("gives rows that the schema allows, with nothing mandatory empty", async () => {
    const rows = await ask(name, usual);
    expect(rows.rows).toBeGreaterThan(25);
    expect(rowFindings(asimSchemas[asim], rows)).toEqual([]);
  });

  it("gives rows that the schema allows of odd events, with nothing empty but what they lack", async () => {
    const found = rowFindings(asimSchemas[asim], await ask(name, odd));
    const lacks = { Authentication: [], AuditEvent: ["Operation", "Object"], UserManagement: [] }[asim];
    expect(found.filter(({ level }) => level === "error")).toEqual([]);
    expect(found.map(({ column }) => column)).toEqual(lacks);
  });
});

/** A parser with one thing broken, and what is then found. */
const broken = [
  {
    asim: "Authentication",
    edit: [/EventSchema = "Authentication",\n/u, ""],
    finds: "error EventSchema: it is missing",
  },
  { asim: "Authentication", edit: [/int\(1\)/u, "1"], finds: "error EventCount: it is long and must be int" },
  {
    asim: "Authentication",
    edit: [/TargetUserIdType = .*\n/u, ""],
    finds: "error TargetUserIdType: it is missing, with TargetUserId there",
  },
  {
    asim: "Authentication",
    edit: [/Application = TargetAppName,\n/u, ""],
    finds: "error Application: it is missing, with TargetAppName there",
  },
  {
    asim: "Authentication",
    edit: ["SrcIpAddr = SrcIp", "SourceAddress = SrcIp"],
    finds: "warning SourceAddress: the schema does not have it",
  },
  {
    asim: "Authentication",
    edit: ["SrcIpAddr = SrcIp", "SourceAddress = SrcIp"],
    finds: "warning SrcIpAddr: it is missing",
  },
  {
    asim: "Authentication",
    edit: ['"Incorrect password"', '"Wrong password"'],
    finds: "error EventResultDetails: Wrong password is not one of its values",
  },
  {
    asim: "Authentication",
    edit: ['EventSchemaVersion = "0.1.4"', 'EventSchemaVersion = "0.1.3"'],
    finds: "error EventSchemaVersion: 0.1.3 is not one of its values",
  },
  {
    asim: "Authentication",
    edit: [/SrcHostname = iff.*\n/u, "SrcHostname = Device\n"],
    finds: "error SrcHostname: Ines's MacBook is not of the form hostname",
  },
  {
    asim: "Authentication",
    edit: ["SrcIpAddr = SrcIp", "SrcIpAddr = 'nowhere'"],
    finds: "error SrcIpAddr: nowhere is not of the form IP address",
  },
  {
    asim: "Authentication",
    edit: ["SrcGeoLatitude = Latitude", "SrcGeoLatitude = Latitude * 10"],
    finds: "error SrcGeoLatitude: ",
  },
  {
    asim: "Authentication",
    edit: ["User = iff(isempty(TargetUsername), UserUuid, TargetUsername)", "User = UserName"],
    finds: "error User: it has not the value of TargetUsername, TargetUserId",
  },
  {
    asim: "Authentication",
    edit: ['Dvc = "1Password"', 'Dvc = "1password.com"'],
    finds: "error Dvc: it has not the value of DvcFQDN, DvcId, DvcHostname, DvcIpAddr, EventProduct",
  },
  {
    asim: "AuditEvent",
    edit: ['ValueType = iff(isempty(NewValue), "", "Other")', 'ValueType = "Other"'],
    finds: "error ValueType: it is there where NewValue is empty",
  },
  {
    asim: "AuditEvent",
    edit: ['ActorUserIdType = iff(isempty(UserUuid), "", "Other")', 'ActorUserIdType = ""'],
    finds: "error ActorUserIdType: it is empty where ActorUserId is not",
  },
  {
    asim: "AuditEvent",
    edit: [/Object = coalesce.*\n/u, "Object = GroupName,\n"],
    finds: "warning Object: it is empty",
  },
  {
    asim: "UserManagement",
    edit: ['IsServiceAccount, "Application"', 'UserType != "", "Member"'],
    finds: "error ActorUserType: Member is not one of its values",
  },
] as const satisfies readonly {
  readonly asim: keyof typeof asimSchemas;
  readonly edit: readonly [string | RegExp, string];
  readonly finds: string;
}[];

describe("a parser that is broken is found out", () => {
  it.each(broken)("$finds", async ({ asim, edit: [what, by], finds }) => {
    const name = `vim${asim}OnePassword`;
    const functions = schema.functions.map((each) => {
      if (each.name !== name) return each;
      const body = each.body.replace(what, by);
      expect(body).not.toBe(each.body);
      return { ...each, body };
    });
    const edited = { ...schema, functions };
    const { columns = [] } = check(name, edited);
    const found = [
      ...columnFindings(asimSchemas[asim], columns),
      ...rowFindings(asimSchemas[asim], await ask(name, usual, edited)),
    ];
    expect(found.map(({ level, column, says }) => `${level} ${column}: ${says}`)).toContainEqual(
      expect.stringContaining(finds),
    );
  });
});
