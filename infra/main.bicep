metadata name = '1Password for Microsoft Sentinel'
metadata description = 'Brings the sign-in attempts, item usages and audit events of 1Password Business into a Microsoft Sentinel workspace.'

// Parameters, names, modules, outputs. There is one module for each concern, in this order:
//   identity, storage, keyVault, ingestion, monitoring   what the connector acts as, keeps things in and sends to
//   roles, privateNetwork                                what it may do there, and how it gets there
//   connectorCard, content, analyticsRules               what Microsoft Sentinel shows and detects
//   functionApp, code                                    the connector

@description('Clouds that have Microsoft Sentinel, as the connector names them.')
type cloudType = 'public' | 'usgov' | 'china'

@description('Severities of analytics rules.')
type severityType = 'High' | 'Medium' | 'Low' | 'Informational'

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

// Where the events come from and go to.

@description('Required. Resource id of the Log Analytics workspace with Microsoft Sentinel. It may be in another resource group or subscription of the same tenant.')
param workspaceResourceId string

@description('Required. Region of the workspace, such as westeurope. The data collection rule must be in it.')
param workspaceLocation string

@description('Optional. Token of the 1Password Events API. Left empty, the secret that is in the vault stays as it is.')
@secure()
param onePasswordToken string = ''

// What everything is called, and where it is.

@description('Optional. Region of everything that is not tied to the workspace.')
param location string = resourceGroup().location

@description('Optional. Beginning of the names of all resources: a letter, then letters, digits and dashes.')
@minLength(3)
@maxLength(11)
param namePrefix string = 'onepassword'

@description('Optional. Tags of all resources that can have some.')
param tags tagsType = {}

// How events are collected.

@description('Optional. When to collect: an NCRONTAB expression of six fields, UTC. Less often than once an hour sets off the data-silence alert.')
param schedule string = '0 */5 * * * *'

@description('Optional. How far back the first run starts: an ISO 8601 duration, at most P120D.')
param firstRunLookback string = 'P7D'

@description('Optional. How long a run starts new pages: an ISO 8601 duration from PT4S to PT9M.')
param runBudget string = 'PT4M'

@description('Optional. How far before the newest delivered event to start anew when 1Password refuses a stored cursor: an ISO 8601 duration, at most P30D.')
param cursorResetOverlap string = 'P2D'

@description('Optional. Events to leave out, to save cost: stream/action, such as itemusages/server-fetch.')
param excludedActions string[] = []

@description('Optional. Azure cloud. By default the one that is deployed to.')
param cloud cloudType = environment().name == 'AzureUSGovernment' ? 'usgov' : environment().name == 'AzureChinaCloud' ? 'china' : 'public'

// How long the table keeps them.

@description('Optional. Days for which the table can be queried at full speed: 4 to 730, or -1 for the default of the workspace. Give what the table has to keep it.')
param retentionInDays int = -1

@description('Optional. Days for which the table keeps rows at all, archive included: 4 to 4383, or -1 for the same as retentionInDays. Give what the table has to keep it.')
param totalRetentionInDays int = -1

// What Microsoft Sentinel makes of them.

@description('Optional. Whether to deploy analytics rules, parsers, hunting queries, watchlists and the workbook.')
param deployContent bool = true

@description('Optional. Severities of the analytics rules that start enabled. The others are deployed disabled, and so are rules that need something first, such as a watchlist with rows.')
param enabledSeverities severityType[] = ['High', 'Medium', 'Low', 'Informational']

// How it is protected, and which code runs.

@description('Optional. Whether a deleted vault and its secrets cannot be destroyed before 90 days have passed. It cannot be switched off again.')
param purgeProtection bool = false

@description('Optional. Whether the vault and the storage account can be reached only over private endpoints in a virtual network of their own.')
param privateNetworking bool = false

@description('Optional. Package that the function app runs: "release" for the released package of this version, the address of another zip file, or empty to leave the code alone.')
param packageUri string = 'release'

// Code and names.

var repository = loadJsonContent('../package.json', 'repository.url')
var version = loadJsonContent('../package.json', 'version')
var releasedPackage = '${repository}/releases/download/v${version}/released-package.zip'
var package = packageUri == 'release' ? releasedPackage : packageUri

var idParts = split(workspaceResourceId, '/')
// The workspace's modules take their scope from here, so that a malformed id fails before anything is made.
var workspace = length(idParts) == 9 && toLower(idParts[7]) == 'workspaces'
  ? { id: workspaceResourceId, subscriptionId: idParts[2], resourceGroup: idParts[4], name: idParts[8] }
  : fail('workspaceResourceId is not the resource id of a Log Analytics workspace. One looks like /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.OperationalInsights/workspaces/<name>')

var tableName = loadJsonContent('tables/OnePasswordEventLogs_CL.json', 'name')
var dcrStream = 'Custom-${tableName}'
var secretName = 'onepassword-events-token'
var suffix = uniqueString(resourceGroup().id)
// Vaults and storage accounts: at most 24 characters (11 of the prefix, 13 of the suffix), and no dashes in the latter.
var compactName = '${toLower(replace(namePrefix, '-', ''))}${suffix}'
var names = {
  component: '${namePrefix}-insights'
  functionApp: '${namePrefix}-${suffix}'
  identity: '${namePrefix}-identity'
  network: '${namePrefix}-network'
  plan: '${namePrefix}-plan'
  rule: '${namePrefix}-events'
  silenceAlert: '${namePrefix}-${suffix}-silence'
  storageAccount: compactName
  vault: compactName
}
var publicNetworkAccess = privateNetworking ? 'Disabled' : 'Enabled'

// What the connector acts as, keeps things in and sends to.

module identity 'modules/identity.bicep' = {
  params: { name: names.identity, location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: names.storageAccount
    location: location
    publicNetworkAccess: publicNetworkAccess
    workspaceResourceId: workspaceResourceId
    tags: tags
  }
}

module keyVault 'modules/key-vault.bicep' = {
  params: {
    name: names.vault
    location: location
    secretName: secretName
    onePasswordToken: onePasswordToken
    publicNetworkAccess: publicNetworkAccess
    purgeProtection: purgeProtection
    workspaceResourceId: workspaceResourceId
    tags: tags
  }
}

module ingestion 'modules/ingestion.bicep' = {
  params: {
    ruleName: names.rule
    location: workspaceLocation
    workspace: workspace
    dcrStream: dcrStream
    retentionInDays: retentionInDays
    totalRetentionInDays: totalRetentionInDays
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    componentName: names.component
    location: location
    ruleName: names.rule
    silenceAlertName: names.silenceAlert
    functionAppName: names.functionApp
    workspace: workspace
    workspaceLocation: workspaceLocation
    tableName: tableName
    tags: tags
  }
  dependsOn: [ingestion]
}

// What it may do there, and how it gets there.

module roles 'modules/roles.bicep' = {
  params: {
    // Part of the assignments' names, so that an identity that was deleted and made anew gets assignments of its own.
    #disable-next-line what-if-short-circuiting
    principalId: identity.outputs.principalId
    componentName: names.component
    ruleName: names.rule
    storageAccountName: names.storageAccount
    vaultName: names.vault
  }
  dependsOn: [keyVault, monitoring, storage]
}

module privateNetwork 'modules/private-network.bicep' = if (privateNetworking) {
  params: {
    name: names.network
    location: location
    storageAccountName: names.storageAccount
    vaultName: names.vault
    tags: tags
  }
  dependsOn: [keyVault, storage]
}

// What Microsoft Sentinel shows and detects.

module connectorCard 'modules/connector-card.bicep' = {
  scope: resourceGroup(workspace.subscriptionId, workspace.resourceGroup)
  params: {
    workspaceName: workspace.name
    tableName: tableName
    functionAppName: names.functionApp
    vaultName: names.vault
    repository: repository
  }
}

module content 'modules/content.bicep' = if (deployContent) {
  scope: resourceGroup(workspace.subscriptionId, workspace.resourceGroup)
  params: {
    workspaceName: workspace.name
    workspaceLocation: workspaceLocation
    parsers: loadJsonContent('content/parsers.json')
    huntingQueries: loadJsonContent('content/hunting-queries.json')
    watchlists: loadJsonContent('content/watchlists.json')
    workbooks: loadJsonContent('content/workbooks.json')
    tags: tags
  }
}

module analyticsRules 'modules/analytics-rules.bicep' = if (deployContent) {
  scope: resourceGroup(workspace.subscriptionId, workspace.resourceGroup)
  params: {
    workspaceName: workspace.name
    enabledSeverities: enabledSeverities
    rules: loadJsonContent('content/rules.json')
  }
  // Microsoft Sentinel tries a rule's query: the tables, functions and watchlists in it must be there.
  dependsOn: [content, ingestion]
}

// The connector. Its code comes last: what the app needs is there before its first run.

module functionApp 'modules/function-app.bicep' = {
  params: {
    name: names.functionApp
    planName: names.plan
    location: location
    componentName: names.component
    identityName: names.identity
    storageAccountName: names.storageAccount
    subnetId: privateNetworking ? privateNetwork!.outputs.functionSubnetId : ''
    workspaceResourceId: workspaceResourceId
    vaultName: names.vault
    secretName: secretName
    ruleName: names.rule
    dcrStream: dcrStream
    collecting: {
      schedule: schedule
      firstRunLookback: firstRunLookback
      runBudget: runBudget
      cursorResetOverlap: cursorResetOverlap
      excludedActions: excludedActions
      cloud: cloud
    }
    tags: tags
  }
  dependsOn: [roles]
}

module code 'modules/package.bicep' = if (!empty(package)) {
  params: { functionAppName: names.functionApp, packageUri: package }
  dependsOn: [functionApp]
}

// What one needs to know afterwards.

@description('Name of the function app.')
output functionAppName string = functionApp.outputs.name

@description('Host name of the function app.')
output functionAppHostName string = functionApp.outputs.hostName

@description('Name of the vault.')
output vaultName string = keyVault.outputs.name

@description('Address of the vault.')
output vaultUri string = keyVault.outputs.uri

@description('Name of the secret with the 1Password token. Each further secret whose name continues it with -<label> is another account.')
output secretName string = secretName

@description('Name of the storage account: checkpoints, rejected events, packages.')
output storageAccountName string = storage.outputs.name

@description('Immutable id of the data collection rule.')
output dcrImmutableId string = ingestion.outputs.immutableId

@description('Logs ingestion endpoint of the data collection rule.')
output logsIngestionEndpoint string = ingestion.outputs.endpoint

@description('Client id of the function app\'s identity.')
output identityClientId string = identity.outputs.clientId

@description('Table that the events arrive in.')
output tableName string = tableName

@description('Workspace that the table is in.')
output workspaceResourceId string = workspaceResourceId
