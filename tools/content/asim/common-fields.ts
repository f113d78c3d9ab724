import { type Field, fields, oneOf } from "./field.ts";

const deviceIdTypes = oneOf(
  "AzureResourceId | MDEid | MD4IoTid | VMConnectionId | AwsVpcId | VectraId | ForcepointId | AppGateId | FQDN | Other",
);
const domainTypes = oneOf("Windows | FQDN | ResourceGroup");
const appTypes = oneOf("Process | Service | Resource | URL | SaaS application | CSP | Other");

/*
 * Fields that stand in several schemas ("ASIM common schema fields", "The ASIM User Entity", "The ASIM Device Entity",
 * and the field list of ASIM's testers, ASIM/dev/ASimTester/ASimTester.csv of Azure-Sentinel, at the start of 2026).
 * Where the testers and the documentation disagree, the stricter is here.
 */

/** Fields of every schema. */
export function commonFields(schema: string, version: string): Field[] {
  return [
    ...fields("mandatory", "TimeGenerated:datetime Type EventCount:int EventStartTime:datetime EventEndTime:datetime"),
    // Microsoft allots vendors and products; until it has allotted one, any name will do.
    ...fields("mandatory", "EventProduct EventVendor"),
    ...fields("mandatory", "EventResult", oneOf("Success | Partial | Failure | NA")),
    ...fields("mandatory", "EventSchema", { values: [schema] }),
    ...fields("mandatory", "EventSchemaVersion", { values: [version] }),
    // For a cloud service, which has no device, it is the product.
    ...fields("mandatory", "Dvc", { of: ["DvcFQDN", "DvcId", "DvcHostname", "DvcIpAddr", "EventProduct"] }),
    ...fields("recommended", "EventUid EventResultDetails DvcAction"),
    ...fields("recommended", "EventSeverity", oneOf("Informational | Low | Medium | High")),
    ...fields("recommended", "DvcIpAddr", { format: "IP address" }),
    ...fields("recommended", "DvcHostname", { format: "hostname" }),
    ...fields("recommended", "DvcDomain", { format: "domain" }),
    ...fields("conditional", "DvcDomainType", { of: ["DvcDomain"], ...domainTypes }),
    ...fields("conditional", "DvcIdType", { of: ["DvcId"], ...deviceIdTypes }),
    ...fields("optional", "EventMessage EventSubType EventOriginalUid EventOriginalType EventOriginalSubType"),
    ...fields(
      "optional",
      "EventOriginalResultDetails EventOriginalSeverity EventProductVersion EventReportUrl EventOwner",
    ),
    ...fields(
      "optional",
      "DvcId DvcZone DvcOs DvcOsVersion DvcOriginalAction DvcInterface DvcDescription DvcScope DvcScopeId",
    ),
    ...fields("optional", "DvcFQDN", { format: "FQDN" }),
    ...fields("optional", "DvcMacAddr", { format: "MAC address" }),
    ...fields("optional", "AdditionalFields:dynamic"),
  ];
}

/** A user. @param scope - Beginning of the names of its scope: `Actor` or `TargetUser`. */
export function userFields(role: "Actor" | "Target", scope: string, types: string): Field[] {
  return [
    ...fields("optional", `${role}UserId ${role}Username ${role}OriginalUserType ${scope}Scope ${scope}ScopeId`),
    ...fields("optional", `${role}UserType`, oneOf(types)),
    ...fields("conditional", `${role}UserIdType`, {
      of: [`${role}UserId`],
      ...oneOf("SID | UID | AADID | OktaId | AWSId | PUID | SalesforceId | VectraUserId | MD4IoTid | Other"),
    }),
    ...fields("conditional", `${role}UsernameType`, {
      of: [`${role}Username`],
      ...oneOf("UPN | Windows | DN | Simple | AWSId"),
    }),
  ];
}

/** A device at one end of what happened, and where it is. */
export function deviceFields(role: "Src" | "Target"): Field[] {
  return [
    ...fields("optional", `${role}DvcId ${role}DvcScope ${role}DvcScopeId ${role}DvcOs ${role}Description`),
    ...fields("optional", `${role}PortNumber:int ${role}OriginalRiskLevel`),
    ...fields("optional", `${role}GeoCountry ${role}GeoRegion ${role}GeoCity`),
    ...fields("optional", `${role}GeoLatitude:real`, { format: "latitude" }),
    ...fields("optional", `${role}GeoLongitude:real`, { format: "longitude" }),
    ...fields("optional", `${role}RiskLevel:int`, { format: "percentage" }),
    ...fields("optional", `${role}DeviceType`, oneOf("Computer | Mobile Device | IOT Device | Other")),
    ...fields("optional", `${role}Hostname`, { format: "hostname" }),
    ...fields("optional", `${role}Domain`, { format: "domain" }),
    ...fields("optional", `${role}FQDN`, { format: "FQDN" }),
    ...fields("recommended", `${role}IpAddr`, { format: "IP address" }),
    ...fields("conditional", `${role}DvcIdType`, { of: [`${role}DvcId`], ...deviceIdTypes }),
    ...fields("conditional", `${role}DomainType`, { of: [`${role}Domain`], ...domainTypes }),
  ];
}

/** The application that somebody used, and that he used it on. */
export function appFields(role: "Acting" | "Target"): Field[] {
  const type = `${role}AppType`;
  return [
    ...fields("optional", `${role}AppId ${role}AppName ${role}OriginalAppType`),
    ...(role === "Target"
      ? fields("conditional", type, { of: ["TargetAppName"], ...appTypes })
      : fields("optional", type, appTypes)),
  ];
}

/** What a security system found. */
export const inspectionFields: readonly Field[] = [
  ...fields("optional", "RuleName RuleNumber:int"),
  ...fields("alias", "Rule", { of: ["RuleName", "RuleNumber"] }),
  ...fields(
    "optional",
    "ThreatId ThreatName ThreatCategory ThreatOriginalRiskLevel ThreatOriginalConfidence ThreatField",
  ),
  ...fields("optional", "ThreatRiskLevel:int ThreatConfidence:int", { format: "percentage" }),
  ...fields("optional", "ThreatIsActive:bool ThreatFirstReportedTime:datetime ThreatLastReportedTime:datetime"),
  ...fields("optional", "ThreatIpAddr", { format: "IP address" }),
];
