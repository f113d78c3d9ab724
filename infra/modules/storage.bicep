metadata name = 'Storage'
metadata description = 'Storage account of the function app: checkpoints, rejected events and the packages that it runs. Nobody gets in with a key.'

@description('Whether something can be reached without a private endpoint.')
type publicNetworkAccessType = 'Enabled' | 'Disabled'

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the storage account.')
param name string

@description('Required. Region.')
param location string

@description('Required. Whether it can be reached without a private endpoint.')
param publicNetworkAccess publicNetworkAccessType

@description('Required. Workspace that gets the log of who reads and writes.')
param workspaceResourceId string

@description('Required. Tags.')
param tags tagsType

var deletedDays = { enabled: true, days: 7 }

resource account 'Microsoft.Storage/storageAccounts@2026-04-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    networkAcls: { bypass: 'None', defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny' }
    publicNetworkAccess: publicNetworkAccess
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' = {
  parent: account
  name: 'default'
  properties: { containerDeleteRetentionPolicy: deletedDays, deleteRetentionPolicy: deletedDays }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' = [
  for container in ['checkpoints', 'packages', 'rejected-events']: {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource accessLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'access-log'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

@description('Name of the storage account.')
output name string = account.name
