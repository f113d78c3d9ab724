targetScope = 'subscription'

param name string

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: name
  location: deployment().location
}

module shelf 'shelf.bicep' = {
  scope: group
  params: {
    label: name
  }
}

resource found 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  scope: resourceGroup('other')
  name: 'store'
}

output id string = group.id
output label string = shelf.outputs.label
output storeId string = found.id
