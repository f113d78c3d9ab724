metadata name = 'Key Vault'
metadata description = 'Vault with the 1Password tokens. Access is by role only.'

@description('Whether something can be reached without a private endpoint.')
type publicNetworkAccessType = 'Enabled' | 'Disabled'

@description('Tags, by name.')
type tagsType = {
  @description('Optional. Value of the tag.')
  *: string
}

@description('Required. Name of the vault.')
param name string

@description('Required. Region.')
param location string

@description('Required. Name of the secret with the token.')
param secretName string

@description('Required. Token of the 1Password Events API. Empty: the secret that is in the vault stays as it is.')
@secure()
param onePasswordToken string

@description('Required. Whether the vault can be reached without a private endpoint.')
param publicNetworkAccess publicNetworkAccessType

@description('Required. Whether a deleted vault cannot be destroyed before its time.')
param purgeProtection bool

@description('Required. Workspace that gets the log of who reads secrets.')
param workspaceResourceId string

@description('Required. Tags.')
param tags tagsType

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    // Azure refuses false: what is switched on stays on.
    enablePurgeProtection: purgeProtection ? true : null
    enableRbacAuthorization: true
    enableSoftDelete: true
    // Resource Manager is a trusted service: it sets the secret even when nobody else gets in.
    networkAcls: { bypass: 'AzureServices', defaultAction: publicNetworkAccess == 'Enabled' ? 'Allow' : 'Deny' }
    publicNetworkAccess: publicNetworkAccess
    softDeleteRetentionInDays: 90
  }
}

resource token 'Microsoft.KeyVault/vaults/secrets@2026-02-01' = if (!empty(onePasswordToken)) {
  parent: vault
  name: secretName
  properties: { contentType: 'application/jwt', value: onePasswordToken }
}

resource accessLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'access-log'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

@description('Name of the vault.')
output name string = vault.name

@description('Address of the vault.')
output uri string = vault.properties.vaultUri
