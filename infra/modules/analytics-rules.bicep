metadata name = 'Analytics rules'
metadata description = 'The detections, as infra/content has them. Deployed into the resource group of the workspace.'

@description('Severities of analytics rules.')
type severityType = 'High' | 'Medium' | 'Low' | 'Informational'

@description('An entity of an alert.')
type entityMappingType = {
  @description('Required. Kind of entity.')
  entityType: string
  @description('Required. Columns that identify it.')
  fieldMappings: fieldMappingType[]
}

@description('A column that identifies an entity.')
type fieldMappingType = {
  @description('Required. Identifier of the entity.')
  identifier: string
  @description('Required. Column of the query.')
  columnName: string
}

@description('How alerts become incidents.')
type incidentType = {
  @description('Required. Whether they do.')
  createIncident: bool
  @description('Required. Which alerts share an incident.')
  groupingConfiguration: {
    @description('Required. Whether any do.')
    enabled: bool
    @description('Required. Whether a closed incident is opened again.')
    reopenClosedIncident: bool
    @description('Required. ISO 8601 duration for which an incident takes alerts.')
    lookbackDuration: string
    @description('Required. AllEntities, AnyAlert or Selected.')
    matchingMethod: string
    @description('Required. Entities that must be the same.')
    groupByEntities: string[]
    @description('Required. Details that must be the same.')
    groupByAlertDetails: string[]
    @description('Required. Custom details that must be the same.')
    groupByCustomDetails: string[]
  }
}

@description('Columns and texts that replace those of the rule in its alerts.')
type alertDetailsType = {
  @description('Optional. Name of an alert.')
  alertDisplayNameFormat: string?
  @description('Optional. Description of an alert.')
  alertDescriptionFormat: string?
  @description('Optional. Column with the severity.')
  alertSeverityColumnName: string?
  @description('Optional. Column with the tactics.')
  alertTacticsColumnName: string?
}

@description('An analytics rule.')
type ruleType = {
  @description('Required. GUID that it keeps for ever.')
  id: string
  @description('Required. Version.')
  version: string
  @description('Required. Name.')
  name: string
  @description('Required. Description.')
  description: string
  @description('Required. Severity.')
  severity: severityType
  @description('Required. Whether it works as it is. One that needs a watchlist, another product or tuning starts disabled.')
  ready: bool
  @description('Required. KQL.')
  query: string
  @description('Required. ISO 8601 duration between two runs.')
  queryFrequency: string
  @description('Required. ISO 8601 duration that a run looks back.')
  queryPeriod: string
  @description('Required. How the number of results is compared.')
  triggerOperator: 'Equal' | 'GreaterThan' | 'LessThan' | 'NotEqual'
  @description('Required. With what it is compared.')
  triggerThreshold: int
  @description('Required. MITRE ATT&CK tactics.')
  tactics: string[]
  @description('Required. MITRE ATT&CK techniques.')
  techniques: string[]
  @description('Required. SingleAlert or AlertPerResult.')
  aggregationKind: string
  @description('Required. Entities.')
  entityMappings: entityMappingType[]
  @description('Required. Columns that alerts show, by name.')
  customDetails: {
    @description('Optional. Column.')
    *: string
  }
  @description('Required. What alerts say instead of the rule\'s own words.')
  alertDetails: alertDetailsType
  @description('Required. Incidents.')
  incidents: incidentType
}

@description('Required. Name of the workspace.')
param workspaceName string

@description('Required. Severities of the rules that start enabled.')
param enabledSeverities severityType[]

@description('Required. The rules.')
param rules ruleType[]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

resource alertRules 'Microsoft.SecurityInsights/alertRules@2025-09-01' = [
  for rule in rules: {
    scope: workspace
    name: rule.id
    kind: 'Scheduled'
    properties: {
      displayName: rule.name
      description: rule.description
      enabled: rule.ready && contains(enabledSeverities, rule.severity)
      severity: rule.severity
      query: rule.query
      queryFrequency: rule.queryFrequency
      queryPeriod: rule.queryPeriod
      triggerOperator: rule.triggerOperator
      triggerThreshold: rule.triggerThreshold
      suppressionDuration: 'PT5H'
      suppressionEnabled: false
      tactics: rule.tactics
      techniques: rule.techniques
      templateVersion: rule.version
      eventGroupingSettings: { aggregationKind: rule.aggregationKind }
      entityMappings: rule.entityMappings
      customDetails: rule.customDetails
      alertDetailsOverride: rule.alertDetails
      incidentConfiguration: rule.incidents
    }
  }
]
