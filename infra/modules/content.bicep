metadata name = 'Content'
metadata description = 'Parsers, hunting queries, watchlists and workbooks, as infra/content has them. Deployed into the resource group of the workspace.'

@description('A function of the workspace.')
type parserType = {
  @description('Required. Name, also in queries.')
  name: string
  @description('Required. What it gives.')
  title: string
  @description('Required. Its parameters as KQL declares them; empty for none.')
  parameters: string
  @description('Required. KQL.')
  query: string
}

@description('A hunting query.')
type huntingQueryType = {
  @description('Required. GUID that it keeps for ever.')
  id: string
  @description('Required. Name.')
  name: string
  @description('Required. Description.')
  description: string
  @description('Required. KQL.')
  query: string
  @description('Required. MITRE ATT&CK tactics.')
  tactics: string[]
  @description('Required. MITRE ATT&CK techniques.')
  techniques: string[]
}

@description('A watchlist.')
type watchlistType = {
  @description('Required. Name, also in queries.')
  alias: string
  @description('Required. Name that is shown.')
  name: string
  @description('Required. Description.')
  description: string
  @description('Required. Column that queries join by.')
  searchKey: string
}

@description('A workbook.')
type workbookType = {
  @description('Required. Name that tells it from the others; its GUID is made from it.')
  id: string
  @description('Required. Name that is shown.')
  name: string
  @description('Required. Description.')
  description: string
  @description('Required. The workbook itself, as JSON.')
  serialized: string
}

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the workspace.')
param workspaceName string

@description('Required. Region of the workspace.')
param workspaceLocation string

@description('Required. Parsers.')
param parsers parserType[]

@description('Required. Hunting queries.')
param huntingQueries huntingQueryType[]

@description('Required. Watchlists.')
param watchlists watchlistType[]

@description('Required. Workbooks.')
param workbooks workbookType[]

@description('Required. Tags.')
param tags tagsType

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

// One after the other: the workspace refuses two changes of its saved searches at once.
@batchSize(1)
resource functions 'Microsoft.OperationalInsights/workspaces/savedSearches@2025-07-01' = [
  for parser in parsers: {
    parent: workspace
    name: parser.name
    // Replaces the one that is there.
    etag: '*'
    properties: {
      category: '1Password'
      displayName: parser.title
      functionAlias: parser.name
      functionParameters: empty(parser.parameters) ? null : parser.parameters
      query: parser.query
      version: 2
    }
  }
]

@batchSize(1)
resource hunts 'Microsoft.OperationalInsights/workspaces/savedSearches@2025-07-01' = [
  for hunt in huntingQueries: {
    parent: workspace
    name: hunt.id
    etag: '*'
    properties: {
      category: 'Hunting Queries'
      displayName: hunt.name
      query: hunt.query
      version: 2
      tags: [
        { name: 'description', value: hunt.description }
        { name: 'tactics', value: join(hunt.tactics, ',') }
        { name: 'techniques', value: join(hunt.techniques, ',') }
      ]
    }
  }
]

// Empty, and without rawContent: the service refuses content that has no row (Azure-Sentinel issue 5040), and adds the rows of a second
// deployment to those that are there (terraform-provider-azurerm pull request 14258). So what the customer filled in stays.
resource lists 'Microsoft.SecurityInsights/watchlists@2025-09-01' = [
  for list in watchlists: {
    scope: workspace
    name: list.alias
    properties: {
      displayName: list.name
      description: list.description
      provider: '1Password for Microsoft Sentinel'
      itemsSearchKey: list.searchKey
    }
  }
]

resource sharedWorkbooks 'Microsoft.Insights/workbooks@2023-06-01' = [
  for workbook in workbooks: {
    name: guid(workspace.id, workbook.id)
    location: workspaceLocation
    tags: tags
    kind: 'shared'
    properties: {
      category: 'sentinel'
      displayName: workbook.name
      description: workbook.description
      // The workbook lists the workspace's rules: it asks Resource Manager, which wants the id.
      serializedData: replace(workbook.serialized, 'WORKSPACE-RESOURCE-ID', workspace.id)
      sourceId: workspace.id
      version: '1.0'
    }
  }
]
