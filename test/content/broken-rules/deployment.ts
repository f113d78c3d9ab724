import { sampleRule } from "../sample-rule.ts";
import type { BrokenRule } from "./broken-rule.ts";

const grouping = sampleRule.incidentConfiguration.groupingConfiguration;

/** Rules that Azure refuses. */
export const brokenDeployments: readonly BrokenRule[] = [
  {
    check: "service",
    what: "a query of 10,001 characters",
    change: { query: "x".repeat(10_001) },
    says: "properties.query",
  },
  {
    check: "service",
    what: "a name of 257 characters",
    change: { name: "x".repeat(246) },
    says: "properties.displayName",
  },
  {
    check: "service",
    what: "a description over 5,000 characters with its runbook",
    change: { falsePositives: ["x".repeat(5_000)] },
    says: "properties.description",
  },
  {
    check: "service",
    what: "a frequency of 4 minutes",
    change: { queryFrequency: "4m" },
    says: "properties.queryFrequency",
  },
  { check: "service", what: "a period of 15 days", change: { queryPeriod: "15d" }, says: "properties.queryPeriod" },
  {
    check: "service",
    what: "a period shorter than the frequency",
    change: { queryFrequency: "2d" },
    says: "period must be greater",
  },
  { check: "service", what: "a long period often", change: { queryPeriod: "2d" }, says: "at least one hour" },
  {
    check: "service",
    what: "eleven entities",
    change: {
      entityMappings: Array.from({ length: 11 }, () => ({
        entityType: "IP",
        fieldMappings: [{ identifier: "Address", columnName: "Bell" }],
      })),
    },
    says: "properties.entityMappings",
  },
  {
    check: "service",
    what: "an identifier that the entity does not have",
    change: { entityMappings: [{ entityType: "IP", fieldMappings: [{ identifier: "Name", columnName: "Bell" }] }] },
    says: "identifier 'Name'",
  },
  {
    check: "service",
    what: "a detail with a space",
    change: { customDetails: { "The bell": "Bell" } },
    says: "The bell",
  },
  {
    check: "service",
    what: "21 details",
    change: { customDetails: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`Bell${index}`, "Bell"])) },
    says: "properties.customDetails",
  },
  {
    check: "service",
    what: "four columns in the title",
    change: { alertDetailsOverride: { alertDisplayNameFormat: "{{Bell}}".repeat(4) } },
    says: "4 parameters",
  },
  {
    check: "service",
    what: "grouping by an entity that is not mapped",
    change: {
      incidentConfiguration: {
        createIncident: true,
        groupingConfiguration: { ...grouping, matchingMethod: "Selected", groupByEntities: ["IP"] },
      },
    },
    says: "grouped by IP",
  },
  {
    check: "service",
    what: "grouping by nothing",
    change: {
      incidentConfiguration: {
        createIncident: true,
        groupingConfiguration: { ...grouping, matchingMethod: "Selected" },
      },
    },
    says: "needs something to group by",
  },
  {
    check: "service",
    what: "an incident that takes alerts for eight days",
    change: {
      incidentConfiguration: { createIncident: true, groupingConfiguration: { ...grouping, lookbackDuration: "8d" } },
    },
    says: "lookbackDuration",
  },
];
