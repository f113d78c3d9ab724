/** A query to begin with. */
export interface Example {
  readonly title: string;
  readonly query: string;
}

/** They use the parsers, which give each event once; their columns are those of parsers/README.md. */
export const examples: readonly Example[] = [
  {
    title: "Latest events of every kind",
    query: `OnePasswordEventLogs_CL
| sort by TimeGenerated desc
| take 100`,
  },
  {
    title: "Sign-ins that failed, by person and reason",
    query: `OnePasswordSignIns
| where not(IsSuccess)
| summarize Attempts = count(), Latest = max(EventTime), Countries = make_set(Country) by UserEmail, Category, Reason
| sort by Attempts desc`,
  },
  {
    title: "Sign-ins over time",
    query: `OnePasswordSignIns
| summarize Attempts = count() by bin(EventTime, 1h), Category
| sort by EventTime asc
| render timechart`,
  },
  {
    title: "Where people sign in from",
    query: `OnePasswordSignIns
| where isnotnull(Latitude)
| summarize Longitude = take_any(Longitude), Latitude = take_any(Latitude), Attempts = count() by City
| project Longitude, Latitude, Attempts, City
| render scatterchart with (kind=map)`,
  },
  {
    title: "Who uses most items",
    query: `OnePasswordItemUsages
| summarize Uses = count(), Items = dcount(ItemUuid) by UserEmail
| top 15 by Uses
| render barchart`,
  },
  {
    title: "What was done with items",
    query: `OnePasswordItemUsages
| summarize Uses = count() by Action
| render piechart`,
  },
  {
    title: "What administrators changed",
    query: `OnePasswordAuditEvents
| project EventTime, UserEmail, Action, ObjectType, ObjectName, ObjectEmail, AuxInfo, Country, SrcIp
| sort by EventTime desc`,
  },
  {
    title: "Everything about one person",
    query: `let person = "someone@example.com";
union withsource=Kind OnePasswordSignIns, OnePasswordItemUsages, OnePasswordAuditEvents
| where UserEmail =~ person
| project EventTime, Kind, Action, Category, Country, SrcIp
| sort by EventTime desc`,
  },
  {
    title: "How far behind the connector is",
    query: `OnePasswordHealth
| where Stream != "*"
| summarize arg_max(EventTime, Category, Events, LagSeconds) by AccountUuid, Stream
| sort by LagSeconds desc`,
  },
];
