metadata name = 'Data silence'
metadata description = 'Alert that fires when the connector has not reported for an hour. Deployed into the resource group of the workspace.'

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the alert rule.')
param name string

@description('Required. Region of the workspace.')
param location string

@description('Required. Name of the function app, for the alert\'s text.')
param functionAppName string

@description('Required. Table of the events.')
param tableName string

@description('Required. Name of the workspace.')
param workspaceName string

@description('Required. Tags.')
param tags tagsType

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

resource alert 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: '1Password: no data'
    description: 'The connector ${functionAppName} has written nothing about its own health for an hour, which it does at each run, also when nothing happens in 1Password. Look whether the function app runs, then at its errors. After the first deployment the alert may fire once, before the first run has written anything. It resolves itself once rows arrive.'
    severity: 1
    enabled: true
    scopes: [workspace.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: join(
            [
              tableName
              // One line also when there is no row at all.
              '| summarize HealthRows = countif(log_source == "healthevents")'
              '| where HealthRows == 0'
            ],
            '\n'
          )
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    // A table can be queried only some minutes after it was made.
    skipQueryValidation: true
  }
}
