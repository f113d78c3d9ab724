import { group, ids } from "./good-ids.ts";

const extension = `${ids.workspace}/providers/Microsoft.SecurityInsights`;
const origin = {
  source: { kind: "Solution", name: "1Password" },
  support: { tier: "Community", name: "1Password for Microsoft Sentinel" },
} as const;

export const sentinel = {
  playbook: {
    id: ids.playbook,
    body: { location: "westeurope", properties: { definition: { triggers: {}, actions: {} } } },
  },
  alertRule: {
    id: `${extension}/alertRules/3b7d6f0e-1111-4a2b-8c3d-4e5f60718293`,
    body: {
      kind: "Scheduled",
      properties: {
        displayName: "Sign-in from a new country",
        description: "Somebody signed in from a country that nobody used before.",
        severity: "Medium",
        enabled: true,
        query: "OnePasswordEventLogs_CL | where country != '' // Other_CL\n| extend note = 'Missing_CL'",
        queryFrequency: "PT1H",
        queryPeriod: "P1D",
        triggerOperator: "GreaterThan",
        triggerThreshold: 0,
        suppressionDuration: "PT5H",
        suppressionEnabled: false,
        tactics: ["InitialAccess"],
        techniques: ["T1078"],
        customDetails: { Country: "country" },
        entityMappings: [
          {
            entityType: "Account",
            fieldMappings: [
              { identifier: "Name", columnName: "UserName" },
              { identifier: "UPNSuffix", columnName: "UserDomain" },
            ],
          },
        ],
        alertDetailsOverride: { alertDisplayNameFormat: "{{UserName}} signed in from {{country}}" },
        eventGroupingSettings: { aggregationKind: "SingleAlert" },
        incidentConfiguration: {
          createIncident: true,
          groupingConfiguration: {
            enabled: true,
            reopenClosedIncident: false,
            lookbackDuration: "PT5H",
            matchingMethod: "Selected",
            groupByEntities: ["Account"],
            groupByCustomDetails: ["Country"],
          },
        },
      },
    },
  },
  automationRule: {
    id: `${extension}/automationRules/close-known`,
    body: {
      properties: {
        displayName: "Close known travel",
        order: 1,
        triggeringLogic: { isEnabled: true, triggersOn: "Incidents", triggersWhen: "Created" },
        actions: [
          { order: 1, actionType: "RunPlaybook", actionConfiguration: { logicAppResourceId: ids.playbook } },
          { order: 2, actionType: "AddIncidentTask", actionConfiguration: { title: "Ask the user" } },
        ],
      },
    },
  },
  watchlist: {
    id: `${extension}/watchlists/OnePasswordTrustedCountries`,
    body: {
      properties: {
        displayName: "Trusted countries",
        provider: "1Password",
        itemsSearchKey: "Country",
        contentType: "text/csv",
        numberOfLinesToSkip: 0,
        rawContent: 'Country,"Reason"\nNL,office\n',
      },
    },
  },
  watchlistItem: {
    id: `${extension}/watchlists/OnePasswordTrustedCountries/watchlistItems/0a0b0c0d-1111-4222-8333-444455556666`,
    body: { properties: { itemsKeyValue: { Country: "DE", Reason: "office" } } },
  },
  connectorCard: {
    id: `${extension}/dataConnectorDefinitions/OnePassword`,
    body: {
      kind: "Customizable",
      properties: {
        connectorUiConfig: {
          title: "1Password",
          publisher: "Community",
          descriptionMarkdown: "Events of 1Password.",
          graphQueries: [{ metricName: "Events", legend: "1Password", baseQuery: "OnePasswordEventLogs_CL" }],
          dataTypes: [
            {
              name: "OnePasswordEventLogs_CL",
              lastDataReceivedQuery: "OnePasswordEventLogs_CL | summarize Time = max(TimeGenerated)",
            },
          ],
          connectivityCriteria: [{ type: "IsConnectedQuery", value: ["OnePasswordEventLogs_CL | count"] }],
          permissions: { customs: [{ name: "1Password", description: "A token of an administrator." }] },
          instructionSteps: [{ title: "Deploy", description: "Done by the template." }],
        },
      },
    },
  },
  contentPackage: {
    id: `${extension}/contentPackages/onepassword`,
    body: {
      properties: {
        ...origin,
        contentId: "onepassword",
        contentProductId: "onepassword-sl-1",
        contentKind: "Solution",
        displayName: "1Password",
        version: "1.0.0",
        contentSchemaVersion: "3.0.0",
      },
    },
  },
  contentTemplate: {
    id: `${extension}/contentTemplates/onepassword-rule`,
    body: {
      properties: {
        ...origin,
        contentId: "rule",
        contentProductId: "onepassword-ar-1",
        contentKind: "AnalyticsRule",
        displayName: "Rule",
        packageId: "onepassword",
        version: "1.0.0",
        mainTemplate: { resources: [] },
      },
    },
  },
  metadata: {
    id: `${extension}/metadata/onepassword-workbook`,
    body: {
      properties: {
        ...origin,
        kind: "Workbook",
        parentId: `${group}/Microsoft.Insights/workbooks/6f0c7c3e-9a51-4d0e-8f55-2d1b7a0c9e10`,
      },
    },
  },
} as const;
