metadata name = 'Monitoring'
metadata description = 'How one learns that something is wrong: telemetry of the function app, errors of the data collection rule, and an alert on silence.'

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

@description('Required. Name of the Application Insights component.')
param componentName string

@description('Required. Region of the component.')
param location string

@description('Required. Name of the data collection rule.')
param ruleName string

@description('Required. Name of the alert on silence.')
param silenceAlertName string

@description('Required. Name of the function app.')
param functionAppName string

@description('Required. Workspace that everything is kept in.')
param workspace workspaceType

@description('Required. Region of the workspace.')
param workspaceLocation string

@description('Required. Table of the events.')
param tableName string

@description('Required. Tags.')
param tags tagsType

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    // Only who has the role may send: the connection string is no secret.
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
  }
}

resource rule 'Microsoft.Insights/dataCollectionRules@2024-03-11' existing = {
  name: ruleName
}

resource errorLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: rule
  name: 'error-log'
  properties: {
    workspaceId: workspace.id
    logs: [{ category: 'LogErrors', enabled: true }]
  }
}

module silence 'data-silence.bicep' = {
  scope: resourceGroup(workspace.subscriptionId, workspace.resourceGroup)
  params: {
    name: silenceAlertName
    location: workspaceLocation
    functionAppName: functionAppName
    tableName: tableName
    workspaceName: workspace.name
    tags: tags
  }
}
