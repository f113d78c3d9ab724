metadata name = 'Ingestion'
metadata description = 'The way into the workspace: the custom table, and the data collection rule that the function app sends to.'

@description('A workspace.')
type workspaceType = {
  @description('Required. Its resource id.')
  id: string
  @description('Required. Its subscription.')
  subscriptionId: string
  @description('Required. Its resource group.')
  resourceGroup: string
  @description('Required. Its name.')
  name: string
}

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the data collection rule.')
param ruleName string

@description('Required. Region of the workspace; the rule must be in it.')
param location string

@description('Required. Workspace of the table.')
param workspace workspaceType

@description('Required. Stream that senders name.')
param dcrStream string

@description('Required. Days for which the table can be queried at full speed.')
param retentionInDays int

@description('Required. Days for which the table keeps rows at all.')
param totalRetentionInDays int

@description('Required. Tags.')
param tags tagsType

var tableDescription = loadJsonContent('../tables/OnePasswordEventLogs_CL.json')

module table 'table.bicep' = {
  scope: resourceGroup(workspace.subscriptionId, workspace.resourceGroup)
  params: {
    workspaceName: workspace.name
    table: tableDescription
    retentionInDays: retentionInDays
    totalRetentionInDays: totalRetentionInDays
  }
}

resource rule 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: ruleName
  location: location
  tags: tags
  // With endpoints of its own, so that it needs no data collection endpoint.
  kind: 'Direct'
  properties: {
    description: 'Takes the rows of the 1Password connector.'
    streamDeclarations: {
      '${dcrStream}': {
        columns: map(tableDescription.columns, column => { name: column.name, type: column.type })
      }
    }
    destinations: {
      logAnalytics: [
        { name: 'workspace', workspaceResourceId: workspace.id }
      ]
    }
    dataFlows: [
      {
        streams: [dcrStream]
        destinations: ['workspace']
        transformKql: 'source'
        outputStream: 'Custom-${tableDescription.name}'
      }
    ]
  }
  dependsOn: [table]
}

@description('Immutable id of the rule.')
output immutableId string = rule.properties.immutableId

@description('Logs ingestion endpoint of the rule.')
output endpoint string = rule.properties.endpoints.logsIngestion
