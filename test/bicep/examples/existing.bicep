param vaultName string
param groupName string
param subscriptionId string
var elsewhere = resourceGroup(subscriptionId, groupName)

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2026-02-01' existing = {
  parent: vault
  name: 'door-code'
}

resource far 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  scope: elsewhere
  name: 'far'
}

resource near 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  scope: resourceGroup(groupName)
  name: 'near'

  resource table 'tables' existing = {
    name: 'Loans_CL'
  }
}

resource reader 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = {
  scope: subscription()
  name: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, reader.id)
  scope: vault
  properties: {
    roleDefinitionId: reader.id
    principalId: far.properties.customerId
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: assignment
  name: 'keep'
  properties: { level: 'CanNotDelete' }
}

output vaultUri string = vault.properties.vaultUri
output secretId string = secret.id
output farId string = far.id
output tableId string = near::table.id
output lockId string = lock.id
output roleName string = reader.name
