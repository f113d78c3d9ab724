import { appFields, commonFields, deviceFields, inspectionFields, userFields } from "./common-fields.ts";
import { type Field, fields, oneOf } from "./field.ts";

/** An ASIM schema: its fields by name. */
export type AsimSchema = ReadonlyMap<string, Field>;

/** Fields of the same name: the last one counts, which is the schema's own. */
function schemaOf(...groups: readonly (readonly Field[])[]): AsimSchema {
  return new Map(groups.flat().map((field) => [field.name, field]));
}

const userTypes = "Regular | Guest | Machine | Admin | System | Application | Service | Other";
const userTypesOfUserManagement = "Regular | Machine | Admin | System | Application | Service Principal | Other";
const target = ["TargetDvcId", "TargetHostname", "TargetIpAddr", "TargetAppId", "TargetAppName"];
const source = ["SrcDvcId", "SrcHostname", "SrcIpAddr"];

/** Aliases of the network, in all three schemas. */
const sourceAliases = [...fields("alias", "Src", { of: source }), ...fields("alias", "IpAddr", { of: ["SrcIpAddr"] })];
const targetAliases = [
  ...fields("alias", "Dst", { of: target }),
  ...fields("alias", "Application", { of: ["TargetAppName"] }),
];
const threatField = fields("conditional", "ThreatField", {
  of: ["ThreatIpAddr"],
  ...oneOf("SrcIpAddr | TargetIpAddr"),
});
const actor = (types: string): Field[] => [
  ...userFields("Actor", "Actor", types),
  ...fields("optional", "ActorSessionId HttpUserAgent"),
  ...appFields("Acting"),
];

/** Schema name -> schema ("ASIM Authentication", "Audit Events", "User management normalization schema reference"). */
export const asimSchemas = {
  Authentication: schemaOf(
    commonFields("Authentication", "0.1.4"),
    actor(userTypes),
    userFields("Target", "TargetUser", userTypes),
    appFields("Target"),
    deviceFields("Src"),
    deviceFields("Target"),
    inspectionFields,
    threatField,
    sourceAliases,
    targetAliases,
    fields("mandatory", "EventType", oneOf("Logon | Logoff | Elevate")),
    fields("recommended", "EventResultDetails", {
      values: [
        "No such user or password",
        "No such user",
        "Incorrect password",
        "Incorrect key",
        "Account expired",
        "Password expired",
        "User locked",
        "User disabled",
        "Logon violates policy",
        "Session expired",
        "Other",
      ],
    }),
    fields(
      "optional",
      "EventSubType",
      oneOf("System | Interactive | RemoteInteractive | Service | RemoteService | Remote | AssumeRole"),
    ),
    fields(
      "optional",
      "LogonMethod",
      oneOf(
        "Managed Identity | Service Principal | Username & Password | Multi factor authentication | Passwordless | PKI | PAM | Other",
      ),
    ),
    fields("optional", "LogonProtocol SrcIsp TargetSessionId TargetUrl"),
    fields("recommended", "TargetHostname", { format: "hostname" }),
    fields("recommended", "TargetDomain", { format: "domain" }),
    fields("optional", "TargetIpAddr", { format: "IP address" }),
    fields("alias", "User", { of: ["TargetUsername", "TargetUserId"] }),
    fields("alias", "LogonTarget", { of: ["TargetAppName", "TargetUrl", "TargetHostname"] }),
  ),
  AuditEvent: schemaOf(
    commonFields("AuditEvent", "0.1.2"),
    actor(userTypes),
    appFields("Target"),
    deviceFields("Src"),
    deviceFields("Target"),
    inspectionFields,
    threatField,
    sourceAliases,
    targetAliases,
    fields("mandatory", "Operation Object"),
    fields(
      "mandatory",
      "EventType",
      oneOf(
        "Set | Read | Create | Delete | Execute | Install | Clear | Enable | Disable | Initialize | Start | Stop | Other",
      ),
    ),
    fields("conditional", "ObjectType", {
      of: ["Object"],
      ...oneOf(
        "Cloud Resource | Configuration Atom | Policy Rule | Event Log | Scheduled Task | Service | Directory Service Object | Other",
      ),
    }),
    fields("recommended", "ActorUsername ObjectId NewValue"),
    fields("recommended", "TargetHostname", { format: "hostname" }),
    fields("optional", "OriginalObjectType OldValue TargetUrl"),
    fields("conditional", "ValueType", { of: ["NewValue"], values: ["Other"] }),
    fields("alias", "Value", { of: ["NewValue"] }),
    fields("alias", "User", { of: ["ActorUsername"] }),
  ),
  UserManagement: schemaOf(
    commonFields("UserManagement", "0.1.2"),
    actor(userTypesOfUserManagement),
    userFields("Target", "TargetUser", userTypesOfUserManagement),
    deviceFields("Src"),
    inspectionFields,
    sourceAliases,
    fields("mandatory", "ActorUsername"),
    fields(
      "mandatory",
      "EventType",
      oneOf(
        "UserCreated | UserDeleted | UserModified | UserLocked | UserUnlocked | UserDisabled | UserEnabled | PasswordChanged | PasswordReset | GroupCreated | GroupDeleted | GroupModified | UserAddedToGroup | UserRemovedFromGroup | GroupEnumerated | UserRead | GroupRead",
      ),
    ),
    fields("mandatory", "EventSeverity", oneOf("Informational | Low | Medium | High")),
    fields("recommended", "EventResultDetails", oneOf("NotAuthorized | Other")),
    fields("recommended", "SrcHostname", { format: "hostname" }),
    fields("recommended", "SrcDomain", { format: "domain" }),
    fields("recommended", "DvcFQDN", { format: "FQDN" }),
    fields("recommended", "DvcId"),
    fields(
      "optional",
      "TargetUserSessionId PreviousPropertyValue NewPropertyValue GroupId GroupName GroupOriginalType",
    ),
    fields("optional", "SrcMacAddr", { format: "MAC address" }),
    fields("optional", "GroupIdType", oneOf("SID | UID")),
    fields("optional", "GroupNameType", oneOf("UPN | Windows | DN | Simple")),
    fields(
      "optional",
      "GroupType",
      oneOf(
        "Local Distribution | Local Security Enabled | Global Distribution | Global Security Enabled | Universal Distribution | Universal Security Enabled | Other",
      ),
    ),
    fields("alias", "User", { of: ["ActorUsername"] }),
    fields("alias", "UpdatedPropertyName", { of: ["EventSubType"] }),
    fields("alias", "Hostname", { of: ["DvcHostname"] }),
  ),
} as const satisfies Readonly<Record<string, AsimSchema>>;
