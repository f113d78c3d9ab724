metadata name = 'Connector card'
metadata description = 'The connector in the gallery of Microsoft Sentinel: connected when rows arrive. Deployed into the resource group of the workspace.'

@description('A line of the card\'s graph.')
type graphType = {
  @description('Required. What is counted.')
  legend: string
  @description('Required. Value of log_source.')
  logSource: string
}

@description('Required. Name of the workspace.')
param workspaceName string

@description('Required. Table of the events.')
param tableName string

@description('Required. Name of the function app.')
param functionAppName string

@description('Required. Name of the vault with the 1Password tokens.')
param vaultName string

@description('Required. Address of the project.')
param repository string

@description('Optional. Lines of the graph.')
param graphs graphType[] = [
  { legend: 'Sign-in attempts', logSource: 'signinattempts' }
  { legend: 'Item usages', logSource: 'itemusages' }
  { legend: 'Audit events', logSource: 'auditevents' }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

resource card 'Microsoft.SecurityInsights/dataConnectorDefinitions@2025-09-01' = {
  scope: workspace
  name: 'OnePasswordEvents'
  kind: 'Customizable'
  properties: {
    connectorUiConfig: {
      id: 'OnePasswordEvents'
      title: '1Password for Microsoft Sentinel'
      publisher: '1Password for Microsoft Sentinel'
      descriptionMarkdown: 'Sign-in attempts, item usages and audit events of [1Password Business](${repository}), every one of them, labelled right. A function app in your subscription collects them with the 1Password Events API.'
      graphQueries: [
        for graph in graphs: {
          metricName: graph.legend
          legend: graph.legend
          baseQuery: '${tableName}\n| where log_source == "${graph.logSource}"'
        }
      ]
      dataTypes: [
        {
          name: tableName
          lastDataReceivedQuery: '${tableName}\n| summarize Time = max(TimeGenerated)\n| where isnotempty(Time)'
        }
      ]
      connectivityCriteria: [
        {
          type: 'IsConnectedQuery'
          value: [
            // A health row that tells of an error is no connection.
            '${tableName}\n| where log_source != "healthevents" or category == "ok"\n| summarize LastRow = max(TimeGenerated)\n| project IsConnected = LastRow > ago(1d)'
          ]
        }
      ]
      availability: { isPreview: false, status: 1 }
      permissions: {
        resourceProvider: [
          {
            provider: 'Microsoft.OperationalInsights/workspaces'
            providerDisplayName: 'Workspace'
            permissionsDisplayText: 'read permission.'
            scope: 'Workspace'
            requiredPermissions: { read: true }
          }
        ]
        customs: [
          {
            name: '1Password Events API token'
            description: 'An owner or administrator of 1Password Business issues it under Integrations, Events Reporting.'
          }
        ]
      }
      instructionSteps: [
        {
          title: 'It is deployed'
          description: 'The function app **${functionAppName}** collects on its own. The first rows arrive some minutes after the deployment.'
        }
        {
          title: 'To change the token'
          description: 'Set a new version of the secret **onepassword-events-token** in the vault **${vaultName}**. The next run uses it.'
        }
        {
          title: 'To add a 1Password account'
          description: 'Add a secret to the vault whose name is onepassword-events-token, a dash and a label of your choice.'
        }
        {
          title: 'When something is wrong'
          description: 'Rows of ${tableName} with log_source "healthevents" say how each run went, and [${repository}](${repository}) what to do.'
        }
      ]
    }
  }
}
