import type { ResourceType } from "../../resource-type.ts";
import { objectsAt, textAt, textsAt } from "../rules/body.ts";
import { resourceAt } from "../rules/references.ts";
import { defineSentinelType, refuse } from "./onboarding.ts";

const sourceKinds = ["LocalWorkspace", "Community", "Solution", "SourceRepository"] as const;
const tiers = ["Microsoft", "Partner", "Community"] as const;
const kinds = [
  ..."DataConnector DataType Workbook WorkbookTemplate Playbook PlaybookTemplate AnalyticsRuleTemplate AnalyticsRule".split(
    " ",
  ),
  ..."HuntingQuery InvestigationQuery Parser Watchlist WatchlistTemplate Solution AzureFunction".split(" "),
  ..."LogicAppsCustomConnector AutomationRule ResourcesDataConnector Notebook Standalone SummaryRule".split(" "),
];
/** Who made the content and who helps with it: the same in packages, templates and metadata. */
const origin = {
  properties: { is: "object", required: true },
  "properties.source.kind": { is: "string", required: true, oneOf: sourceKinds },
  "properties.support.tier": { is: "string", required: true, oneOf: tiers },
} as const;
const text = { is: "string", required: true, min: 1 } as const;

export const metadata: ResourceType = defineSentinelType({
  type: "Microsoft.SecurityInsights/metadata",
  name: { matches: /^\S{1,260}$/u, code: "BadRequest", text: "The name '{name}' of the metadata is not valid." },
  fields: { ...origin, "properties.parentId": text, "properties.kind": { ...text, oneOf: kinds } },
  check({ properties, resources }) {
    resourceAt("properties.parentId", textAt(properties, "parentId") ?? "", "any", resources);
  },
});

export const contentPackages: ResourceType = defineSentinelType({
  type: "Microsoft.SecurityInsights/contentPackages",
  fields: {
    ...origin,
    "properties.contentId": text,
    "properties.contentProductId": text,
    "properties.contentKind": { ...text, oneOf: ["Solution", "Standalone"] },
    "properties.displayName": text,
    "properties.version": text,
    "properties.contentSchemaVersion": { is: "string", oneOf: ["2.0.0", "3.0.0"] },
  },
});

export const contentTemplates: ResourceType = defineSentinelType({
  type: "Microsoft.SecurityInsights/contentTemplates",
  fields: {
    ...origin,
    "properties.contentId": text,
    "properties.contentKind": { ...text, oneOf: kinds },
    "properties.contentProductId": text,
    "properties.displayName": text,
    "properties.packageId": text,
    "properties.version": text,
    "properties.source": { is: "object", required: true },
    "properties.mainTemplate": { is: "object" },
  },
});

/** Microsoft Learn, "Data connector definitions reference for the Codeless Connector Framework". */
export const dataConnectorDefinitions: ResourceType = defineSentinelType({
  type: "Microsoft.SecurityInsights/dataConnectorDefinitions",
  name: {
    matches: /^[a-z0-9_-]{1,128}$/iu,
    code: "BadRequest",
    text: "The name '{name}' of the data connector is not valid.",
  },
  fields: {
    kind: { is: "string", required: true, oneOf: ["Customizable"] },
    properties: { is: "object", required: true },
    "properties.connectorUiConfig": { is: "object", required: true },
    "properties.connectorUiConfig.title": text,
    "properties.connectorUiConfig.publisher": text,
    "properties.connectorUiConfig.descriptionMarkdown": text,
    "properties.connectorUiConfig.graphQueries": { is: "array", required: true },
    "properties.connectorUiConfig.graphQueries[].metricName": text,
    "properties.connectorUiConfig.graphQueries[].legend": text,
    "properties.connectorUiConfig.graphQueries[].baseQuery": text,
    "properties.connectorUiConfig.dataTypes": { is: "array", required: true },
    "properties.connectorUiConfig.dataTypes[].name": text,
    "properties.connectorUiConfig.dataTypes[].lastDataReceivedQuery": text,
    "properties.connectorUiConfig.connectivityCriteria": { is: "array", required: true, min: 1 },
    "properties.connectorUiConfig.connectivityCriteria[].type": {
      is: "string",
      required: true,
      matches: /^(?:IsConnectedQuery|HasDataConnectors)$/iu,
    },
    "properties.connectorUiConfig.permissions": { is: "object", required: true },
    "properties.connectorUiConfig.permissions.resourceProvider[].provider": text,
    "properties.connectorUiConfig.permissions.resourceProvider[].permissionsDisplayText": text,
    "properties.connectorUiConfig.permissions.resourceProvider[].providerDisplayName": text,
    "properties.connectorUiConfig.permissions.resourceProvider[].scope": {
      is: "string",
      required: true,
      oneOf: ["Subscription", "ResourceGroup", "Workspace"],
    },
    "properties.connectorUiConfig.permissions.resourceProvider[].requiredPermissions": { is: "object", required: true },
    "properties.connectorUiConfig.permissions.customs[].name": text,
    "properties.connectorUiConfig.permissions.customs[].description": text,
    "properties.connectorUiConfig.instructionSteps": { is: "array", required: true },
  },
  check({ properties }) {
    for (const criterion of objectsAt(properties, "connectorUiConfig.connectivityCriteria")) {
      if (textAt(criterion, "type")?.toLowerCase() === "isconnectedquery" && textsAt(criterion, "value").length === 0) {
        throw refuse(
          "The connectivity criterion 'IsConnectedQuery' needs a query in 'value'.",
          "properties.connectorUiConfig.connectivityCriteria",
        );
      }
    }
  },
});
