metadata name = 'Function app'
metadata description = 'The connector: a Flex Consumption function app without keys, basic publishing or FTP, and all of its settings.'

@description('How to collect; the settings are described in src/config.ts.')
type collectingType = {
  @description('Required. COLLECT_SCHEDULE.')
  schedule: string
  @description('Required. FIRST_RUN_LOOKBACK.')
  firstRunLookback: string
  @description('Required. RUN_BUDGET.')
  runBudget: string
  @description('Required. CURSOR_RESET_OVERLAP.')
  cursorResetOverlap: string
  @description('Required. EXCLUDED_ACTIONS.')
  excludedActions: string[]
  @description('Required. CLOUD.')
  cloud: string
}

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the function app.')
param name string

@description('Required. Name of its plan.')
param planName string

@description('Required. Region.')
param location string

@description('Required. Name of the Application Insights component.')
param componentName string

@description('Required. Name of the identity that the app acts as.')
param identityName string

@description('Required. Name of the storage account.')
param storageAccountName string

@description('Required. Subnet that the app calls from; empty for none.')
param subnetId string

@description('Required. Workspace that gets the log of the app.')
param workspaceResourceId string

@description('Required. Name of the vault with the 1Password tokens.')
param vaultName string

@description('Required. Name of the secret with the first of them.')
param secretName string

@description('Required. Name of the data collection rule.')
param ruleName string

@description('Required. Stream of the rule.')
param dcrStream string

@description('Required. How to collect.')
param collecting collectingType

@description('Required. Tags.')
param tags tagsType

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource storageAccount 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: storageAccountName
}

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

resource rule 'Microsoft.Insights/dataCollectionRules@2024-03-11' existing = {
  name: ruleName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storageAccount.properties.primaryEndpoints.blob}packages'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      runtime: { name: 'node', version: '22' }
      // The timer runs on one instance; 40 is the lowest limit that Azure takes.
      scaleAndConcurrency: { instanceMemoryMB: 512, maximumInstanceCount: 40 }
    }
    // FTP is not here to be switched off: the plan has none.
    siteConfig: {
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
  }
}

resource ftpWithPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: site
  name: 'ftp'
  properties: { allow: false }
}

resource publishingWithPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: site
  name: 'scm'
  properties: { allow: false }
}

resource appSettings 'Microsoft.Web/sites/config@2025-03-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    KEY_VAULT_URI: vault.properties.vaultUri
    ONEPASSWORD_SECRET_NAME: secretName
    LOGS_INGESTION_ENDPOINT: rule.properties.endpoints.logsIngestion
    DCR_IMMUTABLE_ID: rule.properties.immutableId
    DCR_STREAM_NAME: dcrStream
    STORAGE_BLOB_URI: storageAccount.properties.primaryEndpoints.blob
    AZURE_CLIENT_ID: identity.properties.clientId
    COLLECT_SCHEDULE: collecting.schedule
    FIRST_RUN_LOOKBACK: collecting.firstRunLookback
    RUN_BUDGET: collecting.runBudget
    CURSOR_RESET_OVERLAP: collecting.cursorResetOverlap
    EXCLUDED_ACTIONS: join(collecting.excludedActions, ',')
    CLOUD: collecting.cloud

    // The Functions host: its timer's lock and state (blobs; a timer needs no queues and no tables), and its telemetry.
    AzureWebJobsStorage__blobServiceUri: storageAccount.properties.primaryEndpoints.blob
    AzureWebJobsStorage__credential: 'managedidentity'
    AzureWebJobsStorage__clientId: identity.properties.clientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
    // A fixed room for young objects, some three pages; and the connector may ask V8 to collect (ARCHITECTURE.md, Reading).
    languageWorkers__node__arguments: '--min-semi-space-size=8 --max-semi-space-size=8 --expose-gc'
  }
}

resource hostLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: site
  name: 'host-log'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

@description('Name of the function app.')
output name string = site.name

@description('Host name of the function app.')
output hostName string = site.properties.defaultHostName
