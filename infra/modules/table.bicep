metadata name = 'Table'
metadata description = 'The custom table. Deployed into the resource group of the workspace.'

@description('A column of the table.')
type columnType = {
  @description('Required. Name.')
  name: string
  @description('Required. Type, as a data collection rule spells it.')
  type: string
  @description('Required. What is in it.')
  description: string
}

@description('The table, as infra/tables describes it.')
type tableType = {
  @description('Required. Name.')
  name: string
  @description('Required. What is in it.')
  description: string
  @description('Required. Columns.')
  columns: columnType[]
}

@description('Required. Name of the workspace.')
param workspaceName string

@description('Required. The table.')
param table tableType

@description('Required. Days for which the table can be queried at full speed.')
param retentionInDays int

@description('Required. Days for which the table keeps rows at all.')
param totalRetentionInDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

resource customTable 'Microsoft.OperationalInsights/workspaces/tables@2025-07-01' = {
  parent: workspace
  name: table.name
  properties: {
    plan: 'Analytics'
    // Both always: a deployment resets what it leaves out to the default of the workspace.
    retentionInDays: retentionInDays
    totalRetentionInDays: totalRetentionInDays
    schema: {
      name: table.name
      description: table.description
      columns: [
        for column in table.columns: {
          name: column.name
          // Tables and data collection rules spell it differently.
          type: column.type == 'datetime' ? 'dateTime' : column.type
          description: column.description
        }
      ]
    }
  }
}
